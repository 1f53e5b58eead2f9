import type { NextRequest } from 'next/server';
import { requestActor } from '@/lib/auth/request-actor';
import { parseRepositoryName, shortName } from '@/lib/names/repository-name';
import { AppError } from '@/lib/platform/errors';
import { findMovedRepository } from '@/lib/repositories/find-moved-repository';

/** `/api/v1/repositories/{namespace}/{name}/…`, split at its slashes */
const NAMESPACE_AT = 4;

/**
 * 308 to where a repository is now, when a request failed because there is none of that name any more; null when there
 * never was, and when the caller may not see it.
 */
export async function movedResponse(error: unknown, request: NextRequest, params: unknown): Promise<Response | null> {
  if (!(error instanceof AppError) || error.code !== 'not_found' || !error.details.repository) return null;
  const { namespace, name } = params as { namespace?: string; name?: string };
  const parsed = parseRepositoryName(namespace ?? '', name ?? '');
  if (!parsed.ok || error.details.repository !== shortName(parsed.value)) return null;
  const moved = await findMovedRepository(await requestActor(request), parsed.value);
  if (!moved) return null;
  const segments = request.nextUrl.pathname.split('/').toSpliced(NAMESPACE_AT, 2, moved.namespace, moved.name);
  const body = {
    type: '/problems/moved',
    title: 'The repository has another name now',
    status: 308,
    detail: `“${shortName(parsed.value)}” is now “${shortName(moved)}”. Pull and push it by that name: registries follow no old ones.`,
    repository: shortName(moved),
  };
  return new Response(JSON.stringify(body), {
    status: 308,
    headers: {
      location: segments.join('/') + request.nextUrl.search,
      'content-type': 'application/problem+json',
      // The old name may be given to another repository one day.
      'cache-control': 'no-store',
    },
  });
}
