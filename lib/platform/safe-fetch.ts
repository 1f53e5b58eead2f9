import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '@/lib/platform/errors';
import { fetchProblem } from '@/lib/platform/fetch-problem';
import {
  allowedAddresses,
  type HostResolver,
  parseRedirect,
  parseTarget,
  type TargetRules,
} from '@/lib/platform/fetch-target';
import { receiveBody } from '@/lib/platform/receive-body';

export type SafeFetchOptions = TargetRules & {
  maxBytes: number;
  /** For everything together: look-ups, connections, redirects, body. */
  timeoutMs: number;
  maxRedirects: number;
  /** Media types (`image/png`, `image/*`): asked for, and an answer of another one is refused. Without: any. */
  accept?: readonly string[];
  /** Instead of the system's own look-up. */
  resolver?: HostResolver;
};
export type SafeResponse = { url: string; mediaType: string; body: Buffer };

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
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

function ask(
  url: URL,
  addresses: readonly [string, ...string[]],
  accept: readonly string[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  const headers = { accept: accept.join(', ') || '*/*', 'accept-encoding': 'identity', 'user-agent': 'Plimsoll' };
  // Without an agent: no connection of somebody else is used again, and no proxy of the environment.
  const options = { agent: false, headers, lookup: pinned(addresses), maxHeaderSize: MAX_HEADER_BYTES, signal };
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end();
  });
}

/** The work, or the failure as soon as the time is over: a look-up cannot be cancelled. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(signal.reason);
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}

/** `at.url` is where it has come to, for whoever has to name it when it fails. */
async function follow(at: { url: URL }, options: SafeFetchOptions, signal: AbortSignal): Promise<SafeResponse> {
  for (let hop = 0; hop <= options.maxRedirects; hop++) {
    const { url } = at;
    const addresses = await within(signal, allowedAddresses(url, options, options.resolver ?? systemResolver));
    const response = await ask(url, addresses, options.accept ?? [], signal);
    try {
      if (!REDIRECTS.includes(response.statusCode ?? 0))
        return { url: url.href, ...(await receiveBody(response, url.host, options)) };
      at.url = parseRedirect(response.headers.location, url, options);
    } finally {
      response.destroy();
    }
  }
  throw fetchProblem('too-many-redirects', `The address redirects more than ${options.maxRedirects} times.`);
}

const errorCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';

/**
 * GETs what somebody else gave the address of, without becoming their way into this server's network: each hop's
 * addresses are checked, and the connection is made to a checked one. Answers other than 2xx are failures.
 * @throws AppError with `details.reason`, a {@link FetchProblem}
 */
export async function safeFetch(address: string, options: SafeFetchOptions): Promise<SafeResponse> {
  const at = { url: parseTarget(address, options) };
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    return await follow(at, options, signal);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { host } = at.url;
    if (signal.aborted)
      throw fetchProblem('timeout', `“${host}” did not answer completely within ${options.timeoutMs / 1000} s.`);
    const cause = errorCodeOf(error);
    if (cause === 'ENOTFOUND') throw fetchProblem('unresolved', `No address is known for “${host}”.`, { host });
    throw fetchProblem('connection', `“${host}” could not be read (${cause}).`, { host, cause });
  }
}
