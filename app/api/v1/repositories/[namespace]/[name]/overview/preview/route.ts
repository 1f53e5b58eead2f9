import { decodeText } from '@/lib/api/body';
import { uploadHandler } from '@/lib/api/handler';
import { parseQuery } from '@/lib/api/query';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { getViewer } from '@/lib/auth/viewer';
import { previewOverview } from '@/lib/catalogue/preview-overview';
import { messagesFor } from '@/lib/language/messages';
import { overviewWords } from '@/lib/language/overview-words';
import { MAX_OVERVIEW_BYTES } from '@/lib/markdown/overview-limits';
import { overviewQuery } from '@/lib/repositories/overview-schema';

const MOST_BYTES = 2 * MAX_OVERVIEW_BYTES;

export const POST = uploadHandler<RepositoryParameters>(
  { mediaTypes: ['text/markdown'], maxBytes: MOST_BYTES },
  async ({ actor, bytes, params, request }) => {
    parseQuery(overviewQuery, request.nextUrl.searchParams);
    const { repository } = messagesFor((await getViewer()).language);
    return previewOverview(actor, repositoryParameter(params), {
      text: decodeText(bytes),
      words: overviewWords(repository),
    });
  },
);
