import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { parseTarget } from '@/lib/platform/fetch-target';
import { explainFailure, type SafeRequestRules, safeRequest } from '@/lib/platform/safe-request';

export type SafeSendOptions = SafeRequestRules & {
  /** So much of the answer's body is read. */
  keepBytes: number;
};
export type SafeAnswer = { status: number; retryAfter: string | undefined; body: Buffer };

/** The beginning of a body. Who answers and then falls silent has answered: what does not come any more is left out. */
async function beginning(response: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= most) break;
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  return Buffer.concat(chunks).subarray(0, most);
}

/**
 * POSTs to an address that somebody else gave, as safely as `safeFetch` asks. Every answer is an answer, also one that
 * says no or leads elsewhere: redirects are not followed.
 * @throws AppError with `details.reason`, a {@link FetchProblem}, when there is none
 */
export async function safeSend(
  address: string,
  message: { headers: OutgoingHttpHeaders; body: Buffer },
  options: SafeSendOptions,
): Promise<SafeAnswer> {
  const url = parseTarget(address, options);
  const signal = AbortSignal.timeout(options.timeoutMs);
  const { body } = message;
  const headers = { ...message.headers, 'accept-encoding': 'identity', 'content-length': body.length };
  try {
    const response = await safeRequest(url, { method: 'POST', headers, body }, options, signal);
    try {
      return {
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'],
        body: await beginning(response, options.keepBytes),
      };
    } finally {
      response.destroy();
    }
  } catch (error) {
    throw explainFailure(error, url.host, options.timeoutMs, signal);
  }
}
