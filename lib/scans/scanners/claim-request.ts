import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import type { ScanRequest } from '@/lib/platform/generated/prisma/client';
import { staleSince } from '@/lib/scans/scanners/scan-jobs';

/** A request as it was taken; the number of the attempt tells it from a later one. */
export type ClaimedRequest = Pick<ScanRequest, 'id' | 'attempts' | 'repositoryId' | 'digest' | 'remoteId' | 'scanner'>;

/**
 * Takes the request whose turn it is: what somebody asked for, then new images, then old reports; also one whose
 * scan has fallen silent. Of one image one scan runs, and of all so many, however many workers there are.
 * @param scanner what an id that an adapter gave is kept for: another scanner does not know it
 */
export async function claimRequest(
  { prisma }: Database,
  scanner: string,
  atOnce: number,
): Promise<ClaimedRequest | undefined> {
  const now = clock.now();
  const stale = staleSince();
  return prisma.$transaction(async (queries) => {
    await queries.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('scans.claim'))`;
    const [claimed] = await queries.$queryRaw<ClaimedRequest[]>`
      UPDATE scan_requests s SET state = 'running', attempts = attempts + 1, started_at = ${now}, touched_at = ${now},
        progress = NULL, scanner = ${scanner}, remote_id = CASE WHEN scanner = ${scanner} THEN remote_id END
      WHERE s.id = (
        SELECT r.id FROM scan_requests r JOIN repositories p ON p.id = r.repository_id
        WHERE p.deleted_at IS NULL
          AND (r.state = 'waiting' AND (r.next_attempt_at IS NULL OR r.next_attempt_at <= ${now})
            OR r.state = 'running' AND r.touched_at < ${stale})
          AND NOT EXISTS (SELECT 1 FROM scan_requests o WHERE o.digest = r.digest AND o.state = 'running' AND o.id <> r.id)
          AND (SELECT count(*) FROM scan_requests o WHERE o.state = 'running' AND o.touched_at >= ${stale}) < ${atOnce}
        ORDER BY r.priority, r.created_at LIMIT 1)
      RETURNING s.id::text, s.attempts, s.repository_id::text AS "repositoryId", s.digest, s.remote_id AS "remoteId",
        s.scanner`;
    return claimed;
  });
}
