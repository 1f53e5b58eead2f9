import { db } from '@/lib/platform/db';

/**
 * Which of some digests a repository still needs, as it is stored now: under a tag that does not go, or in an index that
 * does not.
 * @param going every digest that goes
 * @param goingTags every tag that does
 */
export async function imagesInUse(
  repositoryId: string,
  digests: readonly string[],
  going: readonly string[],
  goingTags: readonly string[],
): Promise<Set<string>> {
  if (digests.length === 0) return new Set();
  const { prisma } = db();
  const tags = await prisma.tag.findMany({
    where: { repositoryId, digest: { in: [...digests] }, name: { notIn: [...goingTags] } },
    select: { digest: true },
  });
  const children = await prisma.$queryRaw<{ digest: string }[]>`
    SELECT c.digest FROM manifest_children c
    JOIN repository_manifests r ON r.digest = c.parent AND r.repository_id = ${repositoryId}::uuid
    WHERE c.digest = ANY (${digests}) AND c.parent <> ALL (${going})`;
  return new Set([...tags, ...children].flatMap(({ digest }) => digest ?? []));
}
