import {
  closedHits,
  countedHits,
  EXACT,
  type FacetCount,
  figures,
  openHits,
  publisherCounts,
  TOTALS,
} from '@/lib/catalogue/search/matches';
import { officialBeginning, rankOf } from '@/lib/catalogue/search/rank';
import type { ReadQuery } from '@/lib/catalogue/search/read-query';
import type { Readable } from '@/lib/catalogue/search/readable';
import { Sql } from '@/lib/catalogue/search/sql';
import type { Wanted } from '@/lib/catalogue/search/wanted';
import type { GrantProgram } from '@/lib/names/trust';

export type Found = {
  /** Public matches, at most one more than was asked for */
  open: number;
  /** Private ones that the reader may know of, at most EXACT */
  closed: number;
  facets: FacetCount[];
  /** With the programs that trust the publisher itself; null where they were not asked for */
  publishers: (readonly [namespace: string, count: number, programs: GrantProgram[]])[] | null;
  /** What only the mask of one facet group keeps away, by the group's place from 1; null where that was not looked at */
  near: (readonly [place: number, ...FacetCount])[] | null;
  /** The page's repositories in their order */
  ids: string[];
};
export type Slice = { offset: number; limit: number };

/**
 * The best matches: the first EXACT of the bands, those of exactly the name wherever they are, and the reader's private ones,
 * ranked by the query; after them the rest in the order of the bands.
 */
export async function findBest(
  read: ReadQuery,
  wanted: Wanted,
  readable: Readable,
  { offset, limit }: Slice,
): Promise<Found> {
  const sql = new Sql();
  return one(
    `WITH ${orderedHits(sql, read, wanted, readable, Math.max(EXACT, offset + limit) + 1)}
    SELECT ${figures(sql, wanted, readable)}, ${pageOf(sql, { offset, limit })} AS ids`,
    sql,
  );
}

/** So many are enough to find the first few among. */
const FIRST = 250;

/** As `findBest`, but only the first ones, without figures, and official names that begin so before all others. */
export async function findFirst(read: ReadQuery, wanted: Wanted, readable: Readable, limit: number): Promise<string[]> {
  const sql = new Sql();
  const [found] = await sql.rows<{ ids: string[] }>(
    `WITH ${orderedHits(sql, read, wanted, readable, FIRST, officialBeginning(sql, read))} SELECT ${pageOf(sql, { offset: 0, limit })} AS ids`,
  );
  return found?.ids ?? [];
}

const pageOf = (sql: Sql, { offset, limit }: Slice): string =>
  `ARRAY(SELECT id FROM ordered ORDER BY part, rank DESC, place, namespace, name
    OFFSET ${sql.value(offset)} LIMIT ${sql.value(limit)})`;

/** `open`, `closed`, and both in their order: `ordered`. */
function orderedHits(sql: Sql, read: ReadQuery, wanted: Wanted, readable: Readable, most: number, more = '0'): string {
  const whole = wanted.whole ? `CASE WHEN d.id IN (SELECT id FROM whole) THEN ${WHOLE} ELSE 0 END` : '0';
  return `${countedHits(sql, wanted, readable, most)}, ${closedHits(sql, wanted, readable)}, ${namedHits(sql, read, wanted, Math.min(most, EXACT))}, ${wholeHits(sql, wanted, readable)},
    ranked AS (SELECT d.id, d.namespace, d.name, ${rankOf(sql, read)} + ${whole} + ${more} AS rank FROM (
      SELECT id, facets, score, updated_at, namespace, name FROM open WHERE place <= ${EXACT}
      UNION ALL SELECT id, facets, score, updated_at, namespace, name FROM named
      UNION ALL SELECT id, facets, score, updated_at, namespace, name FROM closed) d),
    ordered AS (SELECT id, 0 AS part, rank, 0 AS place, namespace, name FROM ranked
      UNION ALL SELECT id, 1, 0, place, namespace, name FROM open
      WHERE place > ${EXACT} AND NOT EXISTS (SELECT FROM named WHERE named.id = open.id))`;
}

/** Those of exactly the name, where the limit may have cut them off. */
function namedHits(sql: Sql, { full, text, typed, words }: ReadQuery, { query, masks }: Wanted, cut: number): string {
  const [first = '', ...others] = typed;
  const owned = full ?? (others.length > 0 ? { namespace: first, name: others.join('-') } : undefined);
  const called = full ? [] : [...new Set([text, words.join('-')])].filter(Boolean);
  const looked = [
    ...(called.length > 0 ? [{ names: called, namespace: null }] : []),
    ...(owned ? [{ names: [owned.name], namespace: owned.namespace }] : []),
  ].map(
    ({ names, namespace }) =>
      `SELECT * FROM search.named(${sql.value(names)}::text[], ${sql.value(namespace)}::text, ${sql.value(query)}::tsquery, ${sql.value(masks)}::bigint[], 50)`,
  );
  if (looked.length === 0) return 'named AS (SELECT (NULL::search.hit).* WHERE false)';
  return `named AS MATERIALIZED (SELECT DISTINCT n.* FROM (${looked.join(' UNION ALL ')}) n
    WHERE (SELECT count(*) FROM open) >= ${cut} AND NOT EXISTS (SELECT FROM open WHERE open.id = n.id AND open.place <= ${EXACT}))`;
}

/** More than this many have the words as typed only where beginnings are not looked for. */
const FEW = 10;
/** So much better is a word that is all of what was typed than one that begins so. */
const WHOLE = 3;

function wholeHits(sql: Sql, { whole, masks }: Wanted, readable: Readable): string {
  if (!whole) return 'whole AS (SELECT NULL::uuid AS id WHERE false)';
  const wanted = { query: whole, masks };
  return `whole AS MATERIALIZED (WITH ${openHits(sql, wanted, FEW)}, ${closedHits(sql, wanted, readable)}
    SELECT id FROM open UNION ALL SELECT id FROM closed)`;
}

/** As `findBest`, for another order: figures only. */
export async function countBest(wanted: Wanted, readable: Readable, most: number): Promise<Found> {
  const sql = new Sql();
  return one(
    `WITH ${countedHits(sql, wanted, readable, most + 1)}, ${closedHits(sql, wanted, readable)}
    SELECT ${figures(sql, wanted, readable)}, '{}'::uuid[] AS ids`,
    sql,
  );
}

/** Totals of a facet group whose own choice must not shrink its counts, with publishers if some are chosen: these in any case. */
export async function countMatches(wanted: Wanted, readable: Readable, publishers?: readonly string[]): Promise<Found> {
  const sql = new Sql();
  const text = `WITH ${openHits(sql, wanted, EXACT + 1)}, ${closedHits(sql, wanted, readable)}
    SELECT ${TOTALS}, ${publishers ? publisherCounts(sql, publishers) : 'NULL'} AS publishers, NULL AS near, '{}'::uuid[] AS ids`;
  return one(text, sql);
}

async function one(text: string, sql: Sql): Promise<Found> {
  const [found] = await sql.rows<Found>(text);
  if (!found) throw new Error('the search gave no row');
  return found;
}
