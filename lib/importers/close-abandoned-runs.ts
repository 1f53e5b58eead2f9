import type { Database } from '@/lib/platform/db';

/** An import touches its run at least this often; see run-import.ts. */
export const HEARTBEAT_MS = 5_000;
const ABANDONED_AFTER_MS = 120_000;

/** Marks runs whose process was killed as interrupted: they have not been touched for two minutes. @returns how many */
export async function closeAbandonedRuns({ prisma }: Database, now: Date): Promise<number> {
  const { count } = await prisma.importRun.updateMany({
    where: { status: 'running', heartbeatAt: { lt: new Date(now.getTime() - ABANDONED_AFTER_MS) } },
    data: { status: 'interrupted', finishedAt: now },
  });
  return count;
}
