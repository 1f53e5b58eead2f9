import type { Queries } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { PullCell } from '@/lib/registry-sync/tally-pulls';

const cells = (rows: string) => Prisma.sql`jsonb_to_recordset(${rows}::jsonb) AS c(day date, tag text, client text,
  platform text, actor text, pulls int, checks int, last timestamptz)`;

/** Adds (or takes away) what was counted anew: by day, tag, client and platform, by person besides, and in all. */
export async function addPullCounts(
  queries: Queries,
  repositoryId: string,
  changed: readonly PullCell[],
): Promise<void> {
  const rows = cells(JSON.stringify(changed));
  await queries.$executeRaw`
    INSERT INTO pull_counts AS old (repository_id, day, tag, client, platform, pulls, version_checks, last_pulled_at)
    SELECT ${repositoryId}::uuid, c.day, c.tag, c.client, c.platform, sum(c.pulls), sum(c.checks), max(c.last)
    FROM ${rows} GROUP BY c.day, c.tag, c.client, c.platform
    ON CONFLICT (repository_id, day, tag, client, platform) DO UPDATE SET pulls = old.pulls + excluded.pulls,
      version_checks = old.version_checks + excluded.version_checks,
      last_pulled_at = greatest(old.last_pulled_at, excluded.last_pulled_at)`;
  await queries.$executeRaw`
    INSERT INTO pull_actors AS old (repository_id, day, tag, client, platform, actor, pulls, version_checks)
    SELECT ${repositoryId}::uuid, c.day, c.tag, c.client, c.platform, c.actor, c.pulls, c.checks
    FROM ${rows} WHERE c.pulls <> 0 OR c.checks <> 0
    ON CONFLICT (repository_id, day, tag, client, platform, actor) DO UPDATE SET pulls = old.pulls + excluded.pulls,
      version_checks = old.version_checks + excluded.version_checks`;
  const days = [...new Set(changed.map(({ day }) => day))].map((day) => new Date(day));
  const nothing = { repositoryId, day: { in: days }, pulls: { lte: 0 }, versionChecks: { lte: 0 } };
  await queries.pullCount.deleteMany({ where: nothing });
  await queries.pullActor.deleteMany({ where: nothing });
  await queries.$executeRaw`
    UPDATE tags SET last_pulled_at = greatest(tags.last_pulled_at, t.last)
    FROM (SELECT c.tag, max(c.last) AS last FROM ${rows} GROUP BY c.tag) t
    WHERE tags.repository_id = ${repositoryId}::uuid AND tags.name = t.tag AND t.last IS NOT NULL`;
  const added = changed.reduce((sum, { pulls }) => sum + pulls, 0);
  if (added !== 0)
    await queries.repository.update({ where: { id: repositoryId }, data: { pullCount: { increment: added } } });
}
