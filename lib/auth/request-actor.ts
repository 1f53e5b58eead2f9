import type { NextRequest } from 'next/server';
import type { Actor } from '@/lib/access/actor';
import { findTokenActor } from '@/lib/access/find-token-actor';
import { clientAddress } from '@/lib/auth/client-address';
import { getViewer } from '@/lib/auth/viewer';
import { environment } from '@/lib/platform/env';
import { AppError, notAllowed } from '@/lib/platform/errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for our own pages: what a browser says of where a request comes from, which no script can change. */
function comesFromOurPages(request: NextRequest): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return request.headers.get('sec-fetch-site') === 'same-origin';
  return origin === new URL(environment().publicUrl).origin || URL.parse(origin)?.host === request.headers.get('host');
}

/**
 * Who a request of the API comes from: an access token (`Authorization: Bearer`), else the browser's session. A
 * token that is not valid is refused, never taken for nobody. What changes something and comes with a session must come
 * from our own pages.
 * @throws AppError `unauthenticated` or `forbidden`
 */
export async function requestActor(request: NextRequest): Promise<Actor> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
    const actor = token ? await findTokenActor(token, clientAddress(request.headers)) : null;
    if (!actor)
      throw new AppError(
        'unauthenticated',
        'The access token is unknown, expired or revoked. Make a new one under Settings → Access tokens.',
      );
    return actor;
  }
  if (!SAFE_METHODS.has(request.method) && !comesFromOurPages(request))
    throw notAllowed('The request comes from another site. Use this site’s own pages, or an access token.');
  return (await getViewer()).actor;
}
