import { groupBy } from '@/lib/names/group-by';
import type { Queries } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import type { ImageStock, KnownImage, Part } from '@/lib/registry-sync/plan-deletion';
import { isImmutable } from '@/lib/repositories/immutable-tags';
import { PUSHED_POSITION } from '@/lib/tags/pushed-position';

export type StockedImage = KnownImage & {
  platform: string | null;
  size: number;
  /** When it was pushed, or found */
  at: Date;
  pushedBy: string | null;
};
type Row = Omit<StockedImage, 'children' | 'size'> & { size: bigint };

const heldBy = (repository: Repository, { name, position }: { name: string; position: number }) => {
  if (position < PUSHED_POSITION) return 'definition' as const;
  return isImmutable(repository, name) ? ('immutable' as const) : null;
};

/** All that a repository has in its registry, as it is stored here. Plain SQL: there may be tens of thousands. */
export async function loadImageStock(
  queries: Queries,
  repository: Repository,
): Promise<ImageStock & { images: ReadonlyMap<string, StockedImage> }> {
  const { id } = repository;
  const tags = await queries.tag.findMany({
    where: { repositoryId: id, digest: { not: null } },
    select: { name: true, digest: true, position: true },
    orderBy: { name: 'asc' },
  });
  const rows = await queries.$queryRaw<Row[]>`
    SELECT m.digest, m.kind::text, m.subject, m.platform, m.total_size AS size,
      coalesce(r.pushed_at, r.created_at) AS at, r.pushed_by AS "pushedBy"
    FROM repository_manifests r JOIN manifests m ON m.digest = r.digest WHERE r.repository_id = ${id}::uuid
    ORDER BY m.digest`;
  const children = await queries.$queryRaw<(Part & { parent: string })[]>`
    SELECT c.parent, c.digest, c.kind::text FROM manifest_children c
    JOIN repository_manifests r ON r.digest = c.parent AND r.repository_id = ${id}::uuid
    ORDER BY c.parent, c.position`;
  const childrenOf = groupBy(children, ({ parent }) => parent);
  const images = rows.map((row): StockedImage => {
    const parts = (childrenOf.get(row.digest) ?? []).map(({ digest, kind }) => ({ digest, kind }));
    return { ...row, size: Number(row.size), children: parts };
  });
  return {
    tags: tags.flatMap(({ digest, ...tag }) =>
      digest === null ? [] : { name: tag.name, digest, held: heldBy(repository, tag) },
    ),
    images: new Map(images.map((image) => [image.digest, image])),
  };
}
