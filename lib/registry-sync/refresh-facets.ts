import { libraryArchitectureOf, parsePlatform } from '@/lib/names/platform';
import type { Queries } from '@/lib/platform/db';

const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort();

/**
 * Makes what search filters a repository by follow from its tagged images, and its date from its latest push. What a
 * library definition says of architectures counts before what was pushed.
 */
export async function refreshFacets(
  queries: Queries,
  repositoryId: string,
  data: { registryId: string; latestPush: Date | null },
): Promise<void> {
  const { registryId, latestPush } = data;
  const repository = await queries.repository.findUniqueOrThrow({
    where: { id: repositoryId },
    select: { updatedAt: true, definition: { select: { repositoryId: true } } },
  });
  const isNewer = latestPush !== null && latestPush > repository.updatedAt;
  const date = isNewer ? { updatedAt: latestPush } : {};
  if (repository.definition) {
    await queries.repository.update({ where: { id: repositoryId }, data: { registryId, ...date } });
    return;
  }
  const rows = await queries.$queryRaw<{ platform: string }[]>`
    SELECT DISTINCT coalesce(c.platform, m.platform) AS platform
    FROM tags t JOIN manifests m ON m.digest = t.digest
    LEFT JOIN manifest_children c ON c.parent = m.digest AND c.kind = 'image'
    WHERE t.repository_id = ${repositoryId}::uuid AND coalesce(c.platform, m.platform) IS NOT NULL`;
  const platforms = rows.flatMap(({ platform }) => {
    const parsed = parsePlatform(platform);
    return parsed.ok ? [parsed.value] : [];
  });
  await queries.repository.update({
    where: { id: repositoryId },
    data: {
      registryId,
      ...date,
      architectures: sorted(platforms.flatMap((platform) => libraryArchitectureOf(platform) ?? [])),
      operatingSystems: sorted(platforms.map(({ os }) => os)),
      cpuArchitectures: sorted(platforms.map(({ architecture }) => architecture)),
    },
  });
}
