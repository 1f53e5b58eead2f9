import type { Slice } from '@/lib/catalogue/search/find-page';
import { closedHits, EXACT } from '@/lib/catalogue/search/matches';
import type { Readable } from '@/lib/catalogue/search/readable';
import { Sql } from '@/lib/catalogue/search/sql';
import type { Wanted } from '@/lib/catalogue/search/wanted';

export type Order = 'pulls' | 'stars' | 'updated';
type Sorted = { ids: string[]; exact: boolean };
/** `whole`: none of the reader's private matches was left out. */
type Page = { ids: string[]; found: number; whole: boolean };

/** Up to so many matches are sorted one by one. */
const GATHERED = 20_000;
/** So far the index of an order is walked at most, and further for a further page; the matches may lie unevenly. */
const budgetOf = (most: number, expected: number): number =>
  Math.round(Math.min(FARTHEST + 30 * most, 10_000 + 2.5 * expected));
const FARTHEST = 100_000;

const BY: Readonly<Record<Order, string>> = {
  pulls: 'pull_class DESC, id',
  stars: 'stars DESC, id',
  updated: 'updated_at DESC, id',
};

/** How many match at most and how many there are, where that is known. */
export type Estimate = { matches: number; all: number };

/** What a row of the index of the order costs, beside a match that is gathered (measured with 15 million): those with most pulls
 * and stars lie together, the newest lie anywhere. */
const COST: Readonly<Record<Order, number>> = { pulls: 0.3, stars: 0.3, updated: 0.8 };

/**
 * A page of all matches by pulls, stars or time. What is frequent is found along the index of the order, the rest is
 * gathered and sorted. Neither is done without end: what both give up is sorted among the most important matches, and
 * said not to be exact.
 */
export async function findSorted(
  order: Order,
  wanted: Wanted,
  readable: Readable,
  slice: Slice,
  estimate: Estimate,
): Promise<Sorted> {
  const most = slice.offset + slice.limit;
  const expected = (most * estimate.all) / estimate.matches;
  const walk = () =>
    sortedFrom(order, slice, readable, wanted, (sql) => {
      const args = [order, wanted.query, wanted.masks, most, budgetOf(most, expected)].map((value) => sql.value(value));
      return `search.walk(${args[0]}, ${args[1]}::tsquery, ${args[2]}::bigint[], ${args[3]}, ${args[4]})`;
    });
  const gather = () =>
    sortedFrom(order, slice, readable, wanted, (sql) => {
      const args = [wanted.query, wanted.masks, GATHERED + 1, wanted.driver].map((value) => sql.value(value));
      return `search.hits(${args[0]}::tsquery, ${args[1]}::bigint[], ${args[2]}, ${args[3]}::tsquery)`;
    });
  const walkFirst = expected * COST[order] < estimate.matches;
  const walked = walkFirst ? await walk() : undefined;
  if (walked && walked.found > 0) return { ids: walked.ids, exact: walked.whole };
  const gathered = await gather();
  if (gathered.found <= GATHERED) return { ids: gathered.ids, exact: gathered.whole };
  // More match than was known: that many are found along the index, unless the page is far.
  const further = walked || most * estimate.all > FARTHEST * GATHERED ? undefined : await walk();
  return further && further.found > 0
    ? { ids: further.ids, exact: further.whole }
    : { ids: gathered.ids, exact: false };
}

async function sortedFrom(
  order: Order,
  { offset, limit }: Slice,
  readable: Readable,
  wanted: Wanted,
  source: (sql: Sql) => string,
): Promise<Page> {
  const sql = new Sql();
  const found = `found AS MATERIALIZED (SELECT * FROM ${source(sql)}), ${closedHits(sql, wanted, readable)},
    numbered AS MATERIALIZED (SELECT id, pull_class, row_number() OVER (ORDER BY ${BY[order]}) AS place
      FROM (SELECT * FROM found UNION ALL SELECT * FROM closed) d)`;
  const [from, upTo] = [sql.value(offset), sql.value(offset + limit)];
  // A class of pull counts that is cut by the page's end is taken whole: inside it the exact counts decide.
  const ids =
    order === 'pulls'
      ? `SELECT n.id FROM numbered n JOIN repositories r ON r.id = n.id
          WHERE n.place <= ${upTo} OR n.pull_class > 1 AND n.pull_class = (SELECT pull_class FROM numbered WHERE place = ${upTo})
          ORDER BY r.pull_count DESC, n.id OFFSET ${from} LIMIT ${sql.value(limit)}`
      : `SELECT id FROM numbered WHERE place > ${from} AND place <= ${upTo} ORDER BY place`;
  const [row] = await sql.rows<Page>(
    `WITH ${found} SELECT ARRAY(${ids}) AS ids, (SELECT count(*) FROM found)::int AS found,
      (SELECT count(*) FROM closed) < ${EXACT} AS whole`,
  );
  return row ?? { ids: [], found: 0, whole: true };
}
