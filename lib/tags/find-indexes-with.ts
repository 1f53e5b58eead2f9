import { db } from '@/lib/platform/db';

/** Image indexes under a repository's tags that hold an image whose digest begins so: what `docker inspect` shows is one. */
export async function findIndexesWith(repositoryId: string, prefix: string): Promise<ReadonlySet<string>> {
  const rows = await db().prisma.$queryRaw<{ parent: string }[]>`
    SELECT DISTINCT c.parent FROM tags t JOIN manifest_children c ON c.parent = t.digest AND c.kind = 'image'
    WHERE t.repository_id = ${repositoryId}::uuid AND starts_with(c.digest, ${prefix})`;
  return new Set(rows.map(({ parent }) => parent));
}
