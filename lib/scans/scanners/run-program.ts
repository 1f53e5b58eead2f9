import { type ChildProcess, spawn } from 'node:child_process';
import { scanProblem } from '@/lib/scans/scanners/scan-problem';

const KEPT_CHARACTERS = 20_000;

/**
 * Runs a program and waits at its standard input: when we are gone, however we went, that ends, and so does it with all
 * that it started. Its own input is empty.
 */
const GUARD = `exec 3<&0
"$0" "$@" </dev/null 3<&- &
program=$!
{ cat <&3; kill -s KILL 0; } >/dev/null 2>&1 &
exec 3<&-
wait "$program"`;

export type ProgramResult = { code: number | null; output: string; errors: string };

/** Ends a program with everything that it started: they are one process group. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Runs a program to its end. Nothing of it is left afterwards, whatever happened: also when `signal` ends it or this
 * process is killed. Of what it prints the last 20,000 characters are kept.
 * @param surroundings all of its environment variables
 * @throws AppError of `scanProblem` when there is no such program; the signal’s reason when that ended it
 */
export async function runProgram(
  command: string,
  parameters: readonly string[],
  { surroundings, signal, cwd }: { surroundings: Readonly<Record<string, string>>; signal: AbortSignal; cwd: string },
): Promise<ProgramResult> {
  signal.throwIfAborted();
  const child = spawn('/bin/sh', ['-c', GUARD, command, ...parameters], {
    cwd,
    detached: true,
    env: { ...surroundings, NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const result: ProgramResult = { code: null, output: '', errors: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    result.output = (result.output + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    result.errors = (result.errors + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
  });
  const stop = () => {
    killGroup(child);
    // Whoever else holds its output open is not waited for.
    child.stdout.destroy();
    child.stderr.destroy();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    result.code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => killGroup(child));
      child.once('close', resolve);
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  if (result.code === 127 || result.code === 126)
    throw scanProblem('no-command', `“${command}” is no program that can be run on this server: see PLIMSOLL_TRIVY.`);
  return result;
}
