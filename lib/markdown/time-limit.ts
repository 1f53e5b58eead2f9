import { runInNewContext } from 'node:vm';

export class TimeLimitExceeded extends Error {}

// The watchdog's error comes from the script's own context, so it is no instance of this context's Error.
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * Runs synchronous work and stops it when it takes longer than the limit, which a timer in the same thread could not
 * do. Throws TimeLimitExceeded then; what the work had begun to change is left as it was at that moment, so give it
 * only objects that are thrown away on failure.
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  const outcome: T[] = [];
  try {
    // Node's watchdog ends whatever the script calls, also functions from outside its context.
    runInNewContext('work()', { work: () => void outcome.push(work()) }, { timeout: milliseconds });
  } catch (error) {
    if (isTimeout(error)) throw new TimeLimitExceeded(`The work took longer than ${milliseconds} ms.`);
    throw error;
  }
  const [result] = outcome;
  if (outcome.length === 0) throw new TimeLimitExceeded('The work did not end.');
  return result as T;
}
