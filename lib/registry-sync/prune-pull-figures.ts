import type { Database } from '@/lib/platform/db';
import { addDays, dayOf, mondayOf } from '@/lib/pulls/calendar';
import { settleUnknownPlatforms } from '@/lib/registry-sync/settle-pull-platforms';

const ACTORS_KEPT_DAYS = 400;
const COUNTS_KEPT_DAYS = 5 * 366;
/** As long as notifications are kept: after that nothing changes what was counted. */
const SETTLED_AFTER_DAYS = 31;

/**
 * Forgets who pulled after 400 days and daily figures after five years; a repository's number of pulls stays. Whole
 * weeks at a time: what is shown to others of a week must not change while its days go. @returns how many rows went
 */
export async function prunePullFigures(database: Database, now: Date): Promise<number> {
  const before = (days: number) => new Date(mondayOf(addDays(dayOf(now), -days)));
  const actors = await database.prisma.pullActor.deleteMany({ where: { day: { lt: before(ACTORS_KEPT_DAYS) } } });
  const counts = await database.prisma.pullCount.deleteMany({ where: { day: { lt: before(COUNTS_KEPT_DAYS) } } });
  await settleUnknownPlatforms(database, addDays(dayOf(now), -SETTLED_AFTER_DAYS));
  return actors.count + counts.count;
}
