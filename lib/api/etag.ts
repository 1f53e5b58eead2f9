import { createHash } from 'node:crypto';
import { PRIVATE_HEADERS } from '@/lib/api/private-headers';
import { matchesEtag } from '@/lib/repositories/overview-text';

/** Goes up when answers begin to look otherwise: what a client kept of an older release must not count as current. */
const ANSWERS = 1;

/** A weak entity tag (RFC 9110 §8.8.3) of whatever JSON value an answer depends on. */
export const weakEtagOf = (version: unknown): string =>
  `W/"${createHash('sha256')
    .update(JSON.stringify([ANSWERS, version]))
    .digest('base64url')
    .slice(0, 27)}"`;

/**
 * A JSON answer with a weak ETag of `version`: 304, without making the answer, for whoever has it (If-None-Match). The
 * version must hold everything that the answer depends on, its parameters too, and be made after access was checked.
 */
export async function withEtag(
  request: Request,
  version: unknown,
  answer: () => unknown | Promise<unknown>,
): Promise<Response> {
  const etag = weakEtagOf(version);
  const headers = { ...PRIVATE_HEADERS, etag };
  const known = request.headers.get('if-none-match');
  if (known !== null && matchesEtag(known, etag.replace(/^W\//, '')))
    return new Response(null, { status: 304, headers });
  return Response.json(await answer(), { headers });
}
