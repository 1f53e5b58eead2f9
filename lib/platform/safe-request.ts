import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '@/lib/platform/errors';
import { fetchProblem } from '@/lib/platform/fetch-problem';
import { allowedAddresses, type HostResolver, type TargetRules } from '@/lib/platform/fetch-target';

export type SafeRequestRules = TargetRules & {
  /** For everything together: look-ups, connections, redirects, body. */
  timeoutMs: number;
  /** Instead of the system's own look-up. */
  resolver?: HostResolver | undefined;
};

export type SafeRequest = { method: 'GET' | 'POST'; headers: OutgoingHttpHeaders; body?: Buffer };

const MAX_HEADER_BYTES = 16_384;

const systemResolver: HostResolver = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

/** Answers with what was checked, whatever a name server would say by now. */
const pinned =
  (addresses: readonly [string, ...string[]]): LookupFunction =>
  (_hostname, options, callback) => {
    const all = addresses.map((address) => ({ address, family: isIP(address) }));
    if (options.all) callback(null, all);
    else callback(null, addresses[0], isIP(addresses[0]));
  };

/** The work, or the failure as soon as the time is over: a look-up cannot be cancelled. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(signal.reason);
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}

/**
 * One request to a target whose addresses are checked here, over a connection to a checked one. Redirects are answers.
 * @throws AppError for forbidden addresses; everything else as Node reports it, for {@link explainFailure}
 */
export async function safeRequest(
  url: URL,
  { method, headers, body }: SafeRequest,
  rules: SafeRequestRules,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const addresses = await within(signal, allowedAddresses(url, rules, rules.resolver ?? systemResolver));
  const { request } = url.protocol === 'https:' ? https : http;
  // Without an agent: no connection of somebody else is used again, and no proxy of the environment.
  const options = { agent: false, method, headers, lookup: pinned(addresses), maxHeaderSize: MAX_HEADER_BYTES, signal };
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end(body);
  });
}

const errorCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';

/** Why a request to a host failed, as an AppError with `details.reason`, a `FetchProblem`. */
export function explainFailure(error: unknown, host: string, timeoutMs: number, signal: AbortSignal): AppError {
  if (error instanceof AppError) return error;
  if (signal.aborted)
    return fetchProblem('timeout', `“${host}” did not answer completely within ${timeoutMs / 1000} s.`);
  const cause = errorCodeOf(error);
  if (cause === 'ENOTFOUND') return fetchProblem('unresolved', `No address is known for “${host}”.`, { host });
  return fetchProblem('connection', `“${host}” could not be reached (${cause}).`, { host, cause });
}
