import { DAY_MS } from '@/lib/accounts/one-time-links';
import { SESSION_DAYS, SESSION_LONGEST_DAYS } from '@/lib/accounts/sessions';
import type { Database } from '@/lib/platform/db';

const KEEP_LINKS_DAYS = 30;

/**
 * Deletes what no longer means anything: counted tries, links long past, sessions that ended by themselves, names whose
 * reservation is over. Safe to run at any time and more than once.
 * @returns how many rows went
 */
export async function forgetStale({ prisma }: Database, now: Date): Promise<number> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const gone = await Promise.all([
    prisma.rateLimit.deleteMany({ where: { windowAt: { lt: ago(1) } } }),
    prisma.oneTimeLink.deleteMany({ where: { expiresAt: { lt: ago(KEEP_LINKS_DAYS) } } }),
    prisma.session.deleteMany({
      where: { OR: [{ lastUsedAt: { lt: ago(SESSION_DAYS) } }, { createdAt: { lt: ago(SESSION_LONGEST_DAYS) } }] },
    }),
    prisma.reservedNamespace.deleteMany({ where: { until: { lt: now } } }),
  ]);
  return gone.reduce((sum, { count }) => sum + count, 0);
}
