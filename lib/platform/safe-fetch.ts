import { fetchProblem } from '@/lib/platform/fetch-problem';
import { parseRedirect, parseTarget } from '@/lib/platform/fetch-target';
import { receiveBody } from '@/lib/platform/receive-body';
import { explainFailure, type SafeRequestRules, safeRequest } from '@/lib/platform/safe-request';

export type SafeFetchOptions = SafeRequestRules & {
  maxBytes: number;
  maxRedirects: number;
  /** Media types (`image/png`, `image/*`): asked for, and an answer of another one is refused. Without: any. */
  accept?: readonly string[];
};
export type SafeResponse = { url: string; mediaType: string; body: Buffer };

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** `at.url` is where it has come to, for whoever has to name it when it fails. */
async function follow(at: { url: URL }, options: SafeFetchOptions, signal: AbortSignal): Promise<SafeResponse> {
  const accept = (options.accept ?? []).join(', ') || '*/*';
  const headers = { accept, 'accept-encoding': 'identity', 'user-agent': 'Plimsoll' };
  for (let hop = 0; hop <= options.maxRedirects; hop++) {
    const { url } = at;
    const response = await safeRequest(url, { method: 'GET', headers }, options, signal);
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
    throw explainFailure(error, at.url.host, options.timeoutMs, signal);
  }
}
