import type { IncomingMessage } from 'node:http';
import { fetchProblem } from '@/lib/platform/fetch-problem';

type Limits = { maxBytes: number; accept?: readonly string[] };

const matches = (mediaType: string, wanted: string): boolean =>
  wanted.endsWith('/*') ? mediaType.startsWith(wanted.slice(0, -1)) : mediaType === wanted;

/**
 * The body of an answer, counted as it arrives: what `content-length` says is believed only when it is too much.
 * @throws AppError with `details.reason` `status`, `encoded`, `media-type` or `too-large`
 */
export async function receiveBody(
  response: IncomingMessage,
  host: string,
  { maxBytes, accept = [] }: Limits,
): Promise<{ mediaType: string; body: Buffer }> {
  const { statusCode: status = 0, headers } = response;
  if (status < 200 || status > 299)
    throw fetchProblem('status', `“${host}” answered with status ${status}.`, { status });

  // A small answer can unpack to any size, so nothing is unpacked; it was not asked for either.
  const packed = [headers['content-encoding'] ?? 'identity', headers['transfer-encoding'] ?? 'chunked'];
  if (packed[0]?.trim().toLowerCase() !== 'identity' || packed[1]?.trim().toLowerCase() !== 'chunked')
    throw fetchProblem('encoded', `“${host}” sent a compressed answer although none was asked for.`);

  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (accept.length > 0 && !accept.some((wanted) => matches(mediaType, wanted)))
    throw fetchProblem('media-type', `“${host}” did not answer with ${accept.join(' or ')}.`, { accept });

  const tooLarge = () => fetchProblem('too-large', `“${host}” sent more than ${maxBytes} bytes.`, { maxBytes });
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return { mediaType, body: Buffer.concat(chunks) };
}
