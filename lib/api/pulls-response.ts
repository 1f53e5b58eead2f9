import type { RepositoryName } from '@/lib/names/repository-name';
import { pullsCsv } from '@/lib/pulls/csv';
import type { PullsView } from '@/lib/pulls/schema';

const HEADERS = { 'cache-control': 'private, no-cache', vary: 'accept, cookie, authorization' } as const;

/** The figures as JSON, or as a file to keep. */
export function pullsResponse(view: PullsView, { namespace, name }: RepositoryName, format: 'json' | 'csv'): Response {
  if (format === 'json') return Response.json(view, { headers: HEADERS });
  const file = `pulls-${namespace}-${name.replaceAll('/', '-')}-${view.from}-${view.to}.csv`;
  return new Response(pullsCsv(view), {
    headers: {
      ...HEADERS,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${file}"`,
      'x-content-type-options': 'nosniff',
    },
  });
}
