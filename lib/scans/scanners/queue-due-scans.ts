import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import { PRIORITY } from '@/lib/scans/scanners/scan-jobs';
import { scannerSettings } from '@/lib/scans/scanners/scanner-settings';
import { OWN_SCANNER } from '@/lib/scans/scanners/schema';

const DAY_MS = 86_400_000;
/** Of one run: what is left, the next one queues. */
const MOST = 500;

/** Images that came since this was switched on, and that nobody scanned or asked for yet. */
const queueNew = ({ prisma }: Database, since: Date): Promise<number> =>
  prisma.$executeRaw`
    INSERT INTO scan_requests (id, repository_id, digest, priority, requested_by, created_at)
    SELECT gen_random_uuid(), rm.repository_id, rm.digest, ${PRIORITY.fresh}, ${OWN_SCANNER}, ${clock.now()}
    FROM repository_manifests rm
    JOIN manifests m ON m.digest = rm.digest AND m.kind = 'image' AND m.platform IS NOT NULL
    JOIN repositories r ON r.id = rm.repository_id AND r.deleted_at IS NULL AND r.registry_id IS NOT NULL
    WHERE rm.created_at >= ${since} AND m.platform NOT LIKE 'unknown%'
      AND NOT EXISTS (SELECT 1 FROM scan_requests s WHERE s.repository_id = rm.repository_id AND s.digest = rm.digest)
      AND NOT EXISTS (SELECT 1 FROM scan_reports p
        WHERE p.digest = rm.digest AND p.repository_id = rm.repository_id)
    ORDER BY rm.created_at DESC LIMIT ${MOST}
    ON CONFLICT DO NOTHING`;

/** Images under tags whose last report, by whomever, is older; those without any come first. */
const queueOld = ({ prisma }: Database, before: Date): Promise<number> =>
  prisma.$executeRaw`
    WITH images AS (
      SELECT DISTINCT t.repository_id, coalesce(c.digest, t.digest) AS digest
      FROM tags t LEFT JOIN manifest_children c ON c.parent = t.digest AND c.kind = 'image'
      WHERE t.digest IS NOT NULL),
    reported AS (
      SELECT i.*, (SELECT max(p.scanned_at) FROM scan_reports p
        WHERE p.digest = i.digest AND p.repository_id = i.repository_id) AS at
      FROM images i)
    INSERT INTO scan_requests (id, repository_id, digest, priority, requested_by, created_at)
    SELECT gen_random_uuid(), i.repository_id, i.digest, ${PRIORITY.due}, ${OWN_SCANNER}, ${clock.now()}
    FROM reported i
    JOIN repository_manifests rm ON rm.repository_id = i.repository_id AND rm.digest = i.digest
    JOIN manifests m ON m.digest = i.digest AND m.kind = 'image' AND m.platform IS NOT NULL
    JOIN repositories r ON r.id = i.repository_id AND r.deleted_at IS NULL AND r.registry_id IS NOT NULL
    WHERE m.platform NOT LIKE 'unknown%' AND (i.at IS NULL OR i.at < ${before})
      AND NOT EXISTS (SELECT 1 FROM scan_requests s WHERE s.repository_id = i.repository_id AND s.digest = i.digest
        AND (s.ended_at IS NULL OR s.ended_at >= ${before}))
    ORDER BY i.at NULLS FIRST LIMIT ${MOST}
    ON CONFLICT DO NOTHING`;

/** Asks for the scans that nobody has to ask for: of new images, and of old reports. @returns how many */
export async function queueDueScans(database: Database): Promise<number> {
  const { use, scanNew, scanNewSince, rescanDays } = await scannerSettings(database.prisma);
  if (use === 'none') return 0;
  const fresh = scanNew && scanNewSince !== null ? await queueNew(database, new Date(scanNewSince)) : 0;
  const before = rescanDays === null ? null : new Date(clock.now().getTime() - rescanDays * DAY_MS);
  return fresh + (before ? await queueOld(database, before) : 0);
}
