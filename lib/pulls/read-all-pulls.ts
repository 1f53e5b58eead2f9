import { db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { Day } from '@/lib/pulls/calendar';
import { type Measure, VALUE } from '@/lib/pulls/pull-columns';
import type { PullRange } from '@/lib/pulls/pull-range';
import { type Measured, type Part, ROWS } from '@/lib/pulls/series';

type Row = { period: Day; value: string | null; pulls: bigint; checks: bigint };

const PERIOD = { day: Prisma.sql`day`, week: Prisma.sql`date_trunc('week', day)::date` };

/** All that was counted of a repository, for its own people. Values beyond the first few are added up where they are stored. */
export async function readAllPulls(
  repositoryId: string,
  { from, to, step, breakdown }: PullRange,
): Promise<Record<Measure, Measured>> {
  const rows = await db().prisma.$queryRaw<Row[]>`
    WITH cells AS (SELECT ${PERIOD[step]} AS period, ${VALUE[breakdown]} AS value,
        sum(pulls) AS pulls, sum(version_checks) AS checks
      FROM pull_counts WHERE repository_id = ${repositoryId}::uuid AND day BETWEEN ${from}::date AND ${to}::date
      GROUP BY 1, 2),
    top AS (SELECT value FROM cells GROUP BY value ORDER BY sum(pulls) DESC, sum(checks) DESC, value COLLATE "C" LIMIT ${ROWS})
    SELECT to_char(period, 'YYYY-MM-DD') AS period, top.value, sum(pulls)::bigint AS pulls, sum(checks)::bigint AS checks
    FROM cells LEFT JOIN top ON top.value = cells.value GROUP BY 1, 2`;
  const measured = (amountOf: (row: Row) => bigint): Measured => ({
    parts: rows.flatMap((row): Part[] => {
      const amount = Number(amountOf(row));
      return amount === 0 ? [] : [{ period: row.period, value: row.value, group: null, amount }];
    }),
    withheldIn: new Set(),
    withheld: false,
  });
  return { pulls: measured(({ pulls }) => pulls), versionChecks: measured(({ checks }) => checks) };
}
