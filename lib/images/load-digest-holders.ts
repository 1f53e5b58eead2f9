import type { Actor } from '@/lib/access/actor';
import { type DigestHolder, LISTED_REPOSITORIES, NAMED } from '@/lib/images/digest-schema';
import { db } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { visibleTo } from '@/lib/repositories/policy';
import { pathInRegistry } from '@/lib/repositories/registry-path';

type Holder = Pick<Repository, 'id' | 'namespace' | 'name' | 'registryPath'> & { registry: { host: string } | null };

/** Everything that a repository has to do with a digest; `roots` are the digest and the indexes that list it. */
async function holderOf(repository: Holder, digest: string, roots: string[]): Promise<DigestHolder> {
  const { id, namespace, name, registry } = repository;
  const { prisma } = db();
  const tagged = { repositoryId: id, digest: { in: roots } };
  const [held, indexes, tags, tagCount, history] = await Promise.all([
    prisma.repositoryManifest.findUnique({ where: { repositoryId_digest: { repositoryId: id, digest } } }),
    prisma.repositoryManifest.findMany({
      where: { repositoryId: id, digest: { in: roots, not: digest } },
      orderBy: { digest: 'asc' },
      take: NAMED,
    }),
    prisma.tag.findMany({ where: tagged, orderBy: { name: 'asc' }, take: NAMED, select: { name: true } }),
    prisma.tag.count({ where: tagged }),
    prisma.tagHistory.findMany({ where: tagged, orderBy: [{ from: 'desc' }, { tag: 'asc' }], take: NAMED }),
  ]);
  return {
    namespace,
    name,
    present: held !== null,
    pushedAt: held?.pushedAt?.toISOString() ?? null,
    pushedBy: held?.pushedBy ?? null,
    registry: registry && { host: registry.host, path: pathInRegistry(repository) },
    tags: tags.map((tag) => tag.name),
    tagCount,
    indexes: indexes.map((index) => index.digest),
    history: history.map(({ tag, from, until, by }) => ({
      tag,
      from: from.toISOString(),
      until: until?.toISOString() ?? null,
      by,
    })),
  };
}

/**
 * The repositories that an actor may see which have or had a digest: by itself, under a tag, or in an index. Those that
 * have it now come first, then by name; at most a hundred.
 */
export async function loadDigestHolders(actor: Actor, digest: string): Promise<DigestHolder[]> {
  const { prisma } = db();
  const parents = await prisma.manifestChild.findMany({
    where: { digest },
    distinct: ['parent'],
    select: { parent: true },
  });
  const roots = [digest, ...parents.map(({ parent }) => parent)];
  const repositories = await prisma.repository.findMany({
    where: {
      AND: [
        visibleTo(actor),
        {
          OR: [{ manifests: { some: { digest: { in: roots } } } }, { tagHistory: { some: { digest: { in: roots } } } }],
        },
      ],
    },
    select: { id: true, namespace: true, name: true, registryPath: true, registry: { select: { host: true } } },
    orderBy: [{ namespace: 'asc' }, { name: 'asc' }],
    take: LISTED_REPOSITORIES,
  });
  const holders = await Promise.all(repositories.map((repository) => holderOf(repository, digest, roots)));
  return holders.sort(
    (a, b) => Number(b.tagCount > 0) - Number(a.tagCount > 0) || Number(b.present) - Number(a.present),
  );
}
