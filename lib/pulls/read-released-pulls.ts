import { LRUCache } from 'lru-cache';
import { db } from '@/lib/platform/db';
import { type Day, mondayOf, sundayOf } from '@/lib/pulls/calendar';
import { COLUMN, type Measure, VALUE } from '@/lib/pulls/pull-columns';
import type { PullRange } from '@/lib/pulls/pull-range';
import { type ActorCell, type ReleasedGroup, releasedGroups } from '@/lib/pulls/release';
import { FEWEST_PULLERS } from '@/lib/pulls/schema';
import type { Measured, Part } from '@/lib/pulls/series';

type Row = Omit<ActorCell, 'amount'> & { amount: bigint };

/**
 * The whole weeks that a range lies in. Values that too few people have in the whole week can have no part of their own:
 * they are added up where they are stored, and of the people no more are read than make a difference.
 */
async function readCells(id: string, measure: Measure, range: PullRange, last: Day): Promise<ActorCell[]> {
  const [column, value] = [COLUMN[measure], VALUE[range.breakdown]];
  const rows = await db().prisma.$queryRaw<Row[]>`
    WITH cells AS (SELECT day, date_trunc('week', day) AS week, ${value} AS value, actor, sum(${column}) AS amount
      FROM pull_actors WHERE repository_id = ${id}::uuid AND ${column} > 0
        AND day BETWEEN ${mondayOf(range.from)}::date AND least(${sundayOf(range.to)}, ${last})::date
      GROUP BY 1, 2, 3, 4),
    named AS (SELECT week, value FROM cells GROUP BY 1, 2 HAVING count(DISTINCT actor) >= ${FEWEST_PULLERS})
    SELECT to_char(c.day, 'YYYY-MM-DD') AS day, n.value, sum(c.amount)::bigint AS amount,
      (array_agg(DISTINCT c.actor))[1:${FEWEST_PULLERS}::int] AS actors
    FROM cells c LEFT JOIN named n ON n.week = c.week AND n.value = c.value GROUP BY c.day, n.value`;
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

/** The days on which anything was counted, whether or not it is still known of how many. */
async function readDays(id: string, measure: Measure, { from, to }: PullRange): Promise<Day[]> {
  const rows = await db().prisma.$queryRaw<{ day: Day }[]>`
    SELECT DISTINCT to_char(day, 'YYYY-MM-DD') AS day FROM pull_counts
    WHERE repository_id = ${id}::uuid AND ${COLUMN[measure]} > 0 AND day BETWEEN ${from}::date AND ${to}::date`;
  return rows.map(({ day }) => day);
}

/** What is released of a range: its days, and weeks that lie in it as a whole. */
function measured(groups: readonly ReleasedGroup[], days: readonly Day[], { from, to, step }: PullRange): Measured {
  const within = groups.filter(({ kind, days: [day = ''] }) =>
    kind === 'day' ? day >= from && day <= to : mondayOf(day) >= from && sundayOf(day) <= to,
  );
  const shown = new Set(within.flatMap((group) => group.days));
  const onItsOwn = new Set(within.flatMap(({ kind, days: own }) => (kind === 'day' ? own : [])));
  const withheld = days.filter((day) => !shown.has(day));
  const periodOf = ({ kind, days: [day = ''] }: ReleasedGroup): Day | null => {
    if (step === 'week') return mondayOf(day);
    return kind === 'day' ? day : null;
  };
  return {
    parts: within.flatMap((of, group) => of.parts.map((part): Part => ({ ...part, period: periodOf(of), group }))),
    withheldIn: new Set(step === 'week' ? withheld.map(mondayOf) : days.filter((day) => !onItsOwn.has(day))),
    withheld: withheld.length > 0,
  };
}

type Released = Record<Measure, Measured>;

async function read(id: string, range: PullRange, last: Day): Promise<Released> {
  const measure = async (one: Measure) => {
    const [cells, days] = await Promise.all([readCells(id, one, range, last), readDays(id, one, range)]);
    return measured(releasedGroups(cells, last), days, range);
  };
  const [pulls, versionChecks] = await Promise.all([measure('pulls'), measure('versionChecks')]);
  return { pulls, versionChecks };
}

/** Anybody may ask, and only notifications that come late change what a day that is over was like. */
const KEPT_MS = 10 * 60_000;
const kept = new LRUCache<string, Promise<Released>>({ max: 200, ttl: KEPT_MS });

/**
 * What anybody who may see a repository may know of a range that ends with `last` at the latest, the last day that is
 * over. May be ten minutes old.
 */
export function readReleasedPulls(id: string, range: PullRange, last: Day): Promise<Released> {
  const key = JSON.stringify([id, range, last]);
  const known = kept.get(key);
  if (known) return known;
  const reading = read(id, range, last);
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}
