import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { repositoryFor } from '@/lib/repositories/repository-for';

/**
 * The places of a repository's tagged digests when those with the most criticals, then highs, … come first; of several
 * platforms the worst counts. What was not scanned has no place. For who signed in.
 * @throws AppError `unauthenticated` for nobody, `not_found` for what may not be seen
 */
export async function rankTagsBySeverity(actor: Actor, name: RepositoryName): Promise<ReadonlyMap<string, number>> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.view_scans', name);
  const rows = await prisma.$queryRaw<{ root: string; place: number }[]>`
    WITH roots AS (SELECT DISTINCT digest AS root FROM tags WHERE repository_id = ${repository.id}::uuid AND digest IS NOT NULL),
    images AS (
      SELECT root, root AS digest FROM roots
      UNION SELECT root, c.digest FROM roots JOIN manifest_children c ON c.parent = root AND c.kind = 'image'),
    newest AS (
      SELECT DISTINCT ON (r.digest) r.digest, r.critical, r.high, r.medium, r.low, r.unknown FROM scan_reports r
      WHERE r.digest IN (SELECT digest FROM images)
        AND r.repository_id = ${repository.id}::uuid
      ORDER BY r.digest, r.scanned_at DESC, r.received_at DESC),
    worst AS (
      SELECT root, max(ARRAY[critical, high, medium, low, unknown]) AS counts FROM images JOIN newest USING (digest)
      GROUP BY root)
    SELECT root, (dense_rank() OVER (ORDER BY counts DESC))::int AS place FROM worst`;
  return new Map(rows.map(({ root, place }) => [root, place]));
}
