import type { Database } from '@/lib/platform/db';

const KEPT_MS = 30 * 86_400_000;

/** Takes requests away that ended more than a month ago, but the latest one of each image. @returns how many */
export const pruneScanRequests = ({ prisma }: Database, now: Date): Promise<number> =>
  prisma.$executeRaw`
    DELETE FROM scan_requests s WHERE s.ended_at < ${new Date(now.getTime() - KEPT_MS)}
      AND EXISTS (SELECT 1 FROM scan_requests o
        WHERE o.repository_id = s.repository_id AND o.digest = s.digest AND o.created_at > s.created_at)`;
