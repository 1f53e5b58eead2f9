import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { Registry, Repository } from '@/lib/platform/generated/prisma/client';
import { type DistributionError, distributionError } from '@/lib/registry/distribution-error';
import type { ManifestChange } from '@/lib/registry/manifest-change';
import { findRepositoryByPath } from '@/lib/registry-access/find-repository-by-path';
import { OWN_SERVICE, readToken } from '@/lib/registry-access/registry-secrets';
import { connectRegistry } from '@/lib/registry-sync/registry-connection';
import { isImmutable } from '@/lib/repositories/immutable-tags';

export type Verdict =
  /** It is none of ours: the registry decides */
  | { kind: 'pass' }
  | { kind: 'refuse'; error: DistributionError }
  /** Only with this very image; else it is refused */
  | { kind: 'same'; digest: string; error: DistributionError };

const PASS: Verdict = { kind: 'pass' };
const TIMEOUT_MS = 10_000;

/** Whether the registry would let the bearer do it: who may not must not learn what is immutable. */
function isAllowed(authorization: string | undefined, path: string, action: 'push' | 'delete'): boolean {
  const [, token = ''] = /^bearer\s+(\S+)$/i.exec(authorization ?? '') ?? [];
  return readToken(OWN_SERVICE, token, clock.now()).some(
    ({ type, name, actions }) => type === 'repository' && name === path && actions.includes(action),
  );
}

async function headOf(registry: Registry, path: string, tag: string): Promise<string | undefined> {
  const client = connectRegistry(registry, { timeoutMs: TIMEOUT_MS, retries: 1 });
  try {
    return (await client.headManifest(path, tag))?.digest;
  } finally {
    client.close();
  }
}

/** An immutable tag that is on a digest, or on an index that lists it. */
async function findImmutableTag(repository: Repository, digest: string): Promise<string | undefined> {
  const { prisma } = db();
  const parents = await prisma.manifestChild.findMany({
    where: { digest },
    select: { parent: true },
    distinct: ['parent'],
  });
  const tags = await prisma.tag.findMany({
    where: { repositoryId: repository.id, digest: { in: [digest, ...parents.map(({ parent }) => parent)] } },
    select: { name: true },
    orderBy: { name: 'asc' },
  });
  return tags.find(({ name }) => isImmutable(repository, name))?.name;
}

const pushRefusal = (path: string, tag: string) =>
  distributionError(
    'DENIED',
    `The tag “${tag}” of ${path} is immutable and stays on its image: push under another tag.`,
  );
const deletionRefusal = (path: string, tag: string) =>
  distributionError('DENIED', `The tag “${tag}” of ${path} is immutable: its image cannot be deleted.`);
const blobRefusal = (path: string) =>
  distributionError('DENIED', `${path} has immutable tags: no layer of it can be deleted by itself.`);

async function judge(registry: Registry, repository: Repository, change: ManifestChange): Promise<Verdict> {
  const { kind, path } = change;
  if (kind === 'delete-blob') return { kind: 'refuse', error: blobRefusal(path) };
  if (kind === 'delete-digest') {
    const tag = await findImmutableTag(repository, change.digest);
    return tag === undefined ? PASS : { kind: 'refuse', error: deletionRefusal(path, tag) };
  }
  if (!isImmutable(repository, change.tag)) return PASS;
  const digest = await headOf(registry, path, change.tag);
  if (digest === undefined) return PASS;
  return kind === 'delete-tag'
    ? { kind: 'refuse', error: deletionRefusal(path, change.tag) }
    : { kind: 'same', digest, error: pushRefusal(path, change.tag) };
}

/**
 * Whether a change may go on to the site's own registry. Asked before the registry sees it, because a token names
 * repositories, not tags.
 * @throws AppError of the registry client, or what the database throws, when it cannot be known now
 */
export async function guardImmutableTags(change: ManifestChange, authorization: string | undefined): Promise<Verdict> {
  const action = change.kind === 'put-tag' ? 'push' : 'delete';
  if (!isAllowed(authorization, change.path, action)) return PASS;
  const { prisma } = db();
  const registry = await prisma.registry.findUnique({ where: { service: OWN_SERVICE } });
  if (!registry) return PASS;
  const repository = await findRepositoryByPath(prisma, { id: registry.id, kind: 'managed' }, change.path);
  if (!repository || repository.immutableTags === 'none') return PASS;
  return judge(registry, repository, change);
}
