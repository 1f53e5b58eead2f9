import { type Case, onRepository, type Sample, visible } from '@/e2e/access/matrix/sample';
import type { World } from '@/e2e/access/matrix/world';
import { db } from '@/lib/platform/db';

const markdown = (text: string) => ({ mediaType: 'text/markdown', bytes: new TextEncoder().encode(text) });
/** A red point: the smallest picture. */
const picture = () => ({
  mediaType: 'image/png',
  bytes: Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='),
    (letter) => letter.charCodeAt(0),
  ),
});

async function aRevision({ repositoryId }: World): Promise<Sample> {
  await db().prisma.overviewRevision.create({
    data: { repositoryId, language: 'en', number: 1, text: '# Before\n', authorName: 'matrix' },
  });
  return { parameters: { number: '1' } };
}

/** Valid requests of what is done with overviews. */
export const OVERVIEW_CASES: Readonly<Record<string, Case>> = {
  addRepositoryImage: onRepository('repository.describe', () => ({ raw: picture() })),
  getOverview: visible,
  getRevision: onRepository('repository.view_revisions', aRevision),
  listRevisions: onRepository('repository.view_revisions'),
  previewOverview: onRepository('repository.describe', () => ({ raw: markdown('# Preview') })),
  restoreRevision: onRepository('repository.describe', async (world) => ({ ...(await aRevision(world)), body: {} })),
  saveOverview: onRepository('repository.describe', () => ({ raw: markdown('# New'), headers: { 'if-match': '*' } })),
};
