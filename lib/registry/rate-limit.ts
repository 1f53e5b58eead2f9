import { setTimeout as pause } from 'node:timers/promises';
import { registryFailure } from '@/lib/registry/registry-failure';
import type { Answer } from '@/lib/registry/registry-transport';

export type RateLimit = {
  /** Requests that are still free in the current window. */
  readonly remaining: number;
  readonly limit: number | null;
  readonly windowSeconds: number | null;
};

export type Politeness = {
  /** Called with what each answer says of its limits (Docker Hub's `RateLimit-Remaining: 76;w=21600`); waited for. */
  onRateLimit?: (limit: RateLimit) => void | Promise<void>;
  /** A longer `Retry-After` is an error at once. */
  maxWaitSeconds?: number;
  retries?: number;
  wait?: (milliseconds: number) => Promise<unknown>;
};

const DEFAULT_RETRY_SECONDS = 5;
const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

function readRateLimit(headers: Answer['headers']): RateLimit | undefined {
  const shape = /^(\d{1,12})(?:\s*;\s*w\s*=\s*(\d{1,9}))?/;
  const [, remaining, window] = shape.exec(first(headers['ratelimit-remaining'])?.trim() ?? '') ?? [];
  if (remaining === undefined) return undefined;
  const [, limit] = shape.exec(first(headers['ratelimit-limit'])?.trim() ?? '') ?? [];
  return {
    remaining: Number(remaining),
    limit: limit === undefined ? null : Number(limit),
    windowSeconds: window === undefined ? null : Number(window),
  };
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); undefined when it says nothing. */
function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

/**
 * Asks again as long as the registry says “later” (429, or 503 with `Retry-After`) and means a time worth waiting.
 * @throws AppError with `details.reason` `rate-limited` and `details.retryAfter` in seconds
 */
export async function politely(ask: () => Promise<Answer>, host: string, options: Politeness): Promise<Answer> {
  const { onRateLimit, maxWaitSeconds = 60, retries = 3, wait = pause } = options;
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask();
    const limit = readRateLimit(answer.headers);
    if (limit) await onRateLimit?.(limit);
    const told = retryAfterSeconds(answer.headers['retry-after'], new Date());
    const isLater = answer.status === 429 || (answer.status === 503 && told !== undefined);
    if (!isLater) return answer;
    const seconds = told ?? DEFAULT_RETRY_SECONDS * 2 ** attempt;
    if (attempt >= retries || seconds > maxWaitSeconds)
      throw registryFailure('rate-limited', `The registry “${host}” wants us to come back in ${seconds} s.`, {
        host,
        retryAfter: seconds,
      });
    await wait(seconds * 1000);
  }
}
