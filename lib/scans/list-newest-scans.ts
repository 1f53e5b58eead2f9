import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { visibleTo } from '@/lib/repositories/policy';
import type { UploadedScan } from '@/lib/scans/schema';
import { toScanView } from '@/lib/scans/view';

/** The newest report on what a repository has under its tags, and a tag of that image. */
export type NewestScan = UploadedScan & { tag: string };

type Row = { namespace: string; name: string; tag: string; id: string };

/**
 * The newest report of each of some repositories, by `namespace/name`, of images that are under a tag now. One that was
 * not scanned, or that the person may not see, is not there. @throws AppError `unauthenticated`
 */
export async function listNewestScans(
  actor: Actor,
  names: readonly RepositoryName[],
): Promise<ReadonlyMap<string, NewestScan>> {
  requireUser(actor);
  if (names.length === 0) return new Map();
  const { prisma } = db();
  const wanted = names.map(({ namespace, name }) => ({ namespace, name }));
  const seen = await prisma.repository.findMany({
    where: { AND: [visibleTo(actor), { OR: wanted }] },
    select: { id: true },
  });
  const rows = await prisma.$queryRaw<Row[]>`
    WITH tagged AS (
      SELECT repository_id, name, digest FROM tags
      WHERE repository_id = ANY (${seen.map(({ id }) => id)}::uuid[]) AND digest IS NOT NULL),
    images AS (
      SELECT repository_id, name, digest FROM tagged
      UNION ALL SELECT t.repository_id, t.name, c.digest FROM tagged t
        JOIN manifest_children c ON c.parent = t.digest AND c.kind = 'image')
    SELECT DISTINCT ON (repo.id) repo.namespace, repo.name, images.name AS tag, r.id::text
    FROM images JOIN repositories repo ON repo.id = images.repository_id
    JOIN scan_reports r ON r.digest = images.digest AND r.repository_id = images.repository_id
    ORDER BY repo.id, r.scanned_at DESC, r.received_at DESC, images.name`;
  const reports = await prisma.scanReport.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  return new Map(
    rows.flatMap(({ id, tag, ...name }) => {
      const report = reports.find((one) => one.id === id);
      return report ? [[shortName(name), { ...toScanView(report), tag }] as const] : [];
    }),
  );
}
