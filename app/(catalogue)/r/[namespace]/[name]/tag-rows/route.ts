import { listTagRows, tagRowsInput } from '@/app/(catalogue)/r/[namespace]/[name]/_load/list-tag-rows';
import { problemResponse } from '@/lib/api/problem';
import { parseQuery } from '@/lib/api/query';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getViewer } from '@/lib/auth/viewer';

/** The tags tab's next page: the same rows that the page renders, in the reader's words. Machines use /api/v1. */
export async function GET(request: Request, { params }: { params: Promise<RepositoryParameters> }): Promise<Response> {
  try {
    const input = parseQuery(tagRowsInput, new URL(request.url).searchParams);
    const rows = await listTagRows(await getViewer(), repositoryParameter(await params), input);
    return Response.json(rows, { headers: { 'cache-control': 'private, no-cache', vary: 'cookie, accept-language' } });
  } catch (error) {
    return problemResponse(error);
  }
}
