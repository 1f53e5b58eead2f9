import type { Cast } from '@/e2e/access/matrix/actors';
import type { Requirement } from '@/e2e/access/matrix/expected';
import type { World } from '@/e2e/access/matrix/world';
import type { PublisherAction, RepositoryAction } from '@/lib/access/permissions';
import { db } from '@/lib/platform/db';

export type Sample = {
  /** Fills the placeholders of the path besides namespace and name. */
  parameters?: Readonly<Record<string, string>>;
  query?: string;
  body?: unknown;
  /** A body that is no JSON. */
  raw?: { mediaType: string; bytes: Uint8Array<ArrayBuffer> };
  headers?: Readonly<Record<string, string>>;
};

/** What an operation needs of its caller, and a valid request of it: so only who asks decides how it ends. */
export type Case = {
  requires: Requirement;
  /** Runs in a fresh world just before the request; what it makes belongs to the request's premises. */
  sample?: (world: World, cast: Cast) => Promise<Sample> | Sample;
};

const visible: Case = { requires: { on: 'visible' } };
const open: Case = { requires: { on: 'nothing' } };
const repository = (action: RepositoryAction, sample?: Case['sample']): Case => ({
  requires: { on: 'repository', action },
  ...(sample ? { sample } : {}),
});
const publisher = (action: PublisherAction, sample?: Case['sample']): Case => ({
  requires: { on: 'publisher', action },
  ...(sample ? { sample } : {}),
});

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

async function aDomain({ publisherId, namespace }: World): Promise<Sample> {
  const domain = `${namespace}.invalid`;
  await db().prisma.domainProof.create({ data: { publisherId, domain, method: 'dns', challenge: 'matrix' } });
  return { parameters: { domain } };
}

export const CASES: Readonly<Record<string, Case>> = {
  // the catalogue
  dockerSearch: { ...open, sample: () => ({ query: '?q=nginx' }) },
  getRepository: visible,
  getSupportedTags: visible,
  listTags: visible,
  searchCatalogue: open,
  suggestRepositories: { ...open, sample: () => ({ query: '?q=ng' }) },

  // overviews
  addRepositoryImage: repository('repository.describe', () => ({ raw: picture() })),
  getOverview: visible,
  getRevision: repository('repository.view_revisions', aRevision),
  listRevisions: repository('repository.view_revisions'),
  previewOverview: repository('repository.describe', () => ({ raw: markdown('# Preview') })),
  restoreRevision: repository('repository.describe', async (world) => ({ ...(await aRevision(world)), body: {} })),
  saveOverview: repository('repository.describe', () => ({ raw: markdown('# New'), headers: { 'if-match': '*' } })),

  // domains
  addDomain: publisher('publisher.prove_domain', ({ namespace }) => ({
    body: { domain: `${namespace}.example`, method: 'dns' },
  })),
  checkDomain: publisher('publisher.prove_domain', aDomain),
  listDomains: publisher('publisher.prove_domain'),
  removeDomain: publisher('publisher.prove_domain', aDomain),
};
