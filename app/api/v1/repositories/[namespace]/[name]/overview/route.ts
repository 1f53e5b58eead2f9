import { decodeText } from '@/lib/api/body';
import { getHandler, uploadHandler } from '@/lib/api/handler';
import { parseQuery } from '@/lib/api/query';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { MAX_OVERVIEW_BYTES } from '@/lib/markdown/overview-limits';
import { getOverview } from '@/lib/repositories/get-overview';
import { overviewQuery, saveOverviewQuery } from '@/lib/repositories/overview-schema';
import { matchesEtag } from '@/lib/repositories/overview-text';
import { saveOverview } from '@/lib/repositories/save-overview';

export const GET = getHandler<typeof overviewQuery, RepositoryParameters>(
  overviewQuery,
  async ({ actor, query: { language }, params, request }) => {
    const { text, etag, revision } = await getOverview(actor, repositoryParameter(params), language);
    const headers = {
      'content-type': 'text/markdown; charset=utf-8',
      'content-language': language,
      'cache-control': 'private, no-cache',
      vary: 'cookie, authorization',
      etag,
      ...(revision === null ? {} : { 'x-plimsoll-revision': String(revision) }),
    };
    const known = request.headers.get('if-none-match');
    return known !== null && matchesEtag(known, etag)
      ? new Response(null, { status: 304, headers })
      : new Response(text, { headers });
  },
);

/** `\r\n` counts as one byte when it is stored, so that a text of the greatest length may be longer on its way. */
const MOST_BYTES = 2 * MAX_OVERVIEW_BYTES;

export const PUT = uploadHandler<RepositoryParameters>(
  { mediaTypes: ['text/markdown'], maxBytes: MOST_BYTES },
  async ({ actor, bytes, params, request }) => {
    const { language, message } = parseQuery(saveOverviewQuery, request.nextUrl.searchParams);
    const saved = await saveOverview(actor, repositoryParameter(params), {
      language,
      message,
      text: decodeText(bytes),
      ifMatch: request.headers.get('if-match') ?? undefined,
    });
    return Response.json(saved, { headers: { etag: saved.etag, 'cache-control': 'private, no-cache' } });
  },
);
