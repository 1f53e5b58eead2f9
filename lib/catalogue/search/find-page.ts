import {
  closedHits,
  EXACT,
  FACET_COUNTS,
  type FacetCount,
  openHits,
  publisherCounts,
} from '@/lib/catalogue/search/matches';
import type { ReadQuery } from '@/lib/catalogue/search/read-query';
import type { Readable } from '@/lib/catalogue/search/readable';
import { escapeLike, Sql } from '@/lib/catalogue/search/sql';
import type { Wanted } from '@/lib/catalogue/search/wanted';

export type Found = {
  /** Public matches, at most one more than was asked for */
  open: number;
  /** Private ones that the reader may know of, at most EXACT */
  closed: number;
  facets: FacetCount[];
  publishers: (readonly [namespace: string, count: number])[];
  /** The page's repositories in their order */
  ids: string[];
};
export type Slice = { offset: number; limit: number };

/** More than anything that is not called so can have, */
const NAMED = 20;
/** and about what the words of a name are worth, for what sinks while others of the name do not. */
const NAMED_BUT_SUNK = 4;
/** Archived, deprecated, or left alone for two years. An official one stays what its name means. */
const SINKS = "(d.facets & 1 = 0 AND (d.score < 0 OR d.updated_at < now() - interval '2 years'))";

/** What is wholly called as the query is: as typed, joined in another way, or by another word for the same. */
function namesOf({ text, typed, words, alike }: ReadQuery): string[] {
  // A Chinese word that counts as an English one is what somebody looks for, and no name.
  const meant = /^[ -~]*$/.test(text) ? [words.join('-'), words.join(''), ...alike] : [];
  return [...new Set([text, typed.join('-'), ...meant])];
}

/** `bitnami nginx` names bitnami/nginx. */
function orInFull(sql: Sql, { typed }: ReadQuery): string {
  if (typed.length < 2) return '';
  const namespaces = typed.slice(1).map((_, place) => typed.slice(0, place + 1).join('-'));
  return `OR d.namespace = ANY(${sql.value(namespaces)}::text[])
      AND d.namespace || '-' || translate(d.name, '_./', '---') = ${sql.value(typed.join('-'))}`;
}

/**
 * How well a document `d` matches, on top of its score (trust, pulls, stars): the whole name most, a trusted one before
 * others, then how much of the name the words are; what is of the category that is asked for. What was archived, deprecated or
 * left alone for two years sinks, unless nothing else is called as the query is.
 */
export function rankOf(sql: Sql, read: ReadQuery): string {
  const { text, full, words, facets } = read;
  // Postgres extracts a numeric, of which exp takes ten times as long.
  const freshness = `0.5 * exp(-greatest(0, extract(epoch FROM now() - d.updated_at)::float8) / 31557600)
    - CASE WHEN d.updated_at < now() - interval '2 years' THEN 3 ELSE 0 END`;
  if (words.length === 0) return `d.score + ${freshness}`;
  const begins = `${escapeLike(full?.name ?? text)}%`;
  const patterns = words.map((word) => `%${escapeLike(word)}%`);
  const trusted = 'CASE d.facets & 31 WHEN 1 THEN 6 WHEN 2 THEN 4 WHEN 4 THEN 4 WHEN 8 THEN 2 ELSE 0 END';
  // No number of pulls brings somebody's image of a name before the official one, or a stranger's before a trusted one.
  const named = 'CASE d.facets & 31 WHEN 1 THEN 18 WHEN 2 THEN 8 WHEN 4 THEN 8 WHEN 8 THEN 4 ELSE 0 END';
  const whole = full
    ? `WHEN d.namespace = ${sql.value(full.namespace)} AND d.name = ${sql.value(full.name)} THEN 60
      WHEN d.namespace = ${sql.value(full.namespace)} AND d.name LIKE ${sql.value(begins)} THEN 50`
    : '';
  const isNamed = `(d.name = ANY(${sql.value(namesOf(read))}::text[]) ${orInFull(sql, read)})`;
  const mask = [...facets.values()].reduce((bits, bit) => bits + 2 ** bit, 0);
  const share = `${sql.value(words.join('').length)}::float8 / char_length(d.name)`;
  return `d.score + ${freshness} + CASE ${whole}
      WHEN ${isNamed} THEN ${named} + CASE WHEN ${SINKS} AND bool_or(${isNamed} AND NOT ${SINKS}) OVER () THEN ${NAMED_BUT_SUNK} ELSE ${NAMED} END
      WHEN d.name LIKE ${sql.value(begins)} THEN 2 + 1.5 * ${share} + 0.5 * ${trusted}
      WHEN d.name LIKE ALL (${sql.value(patterns)}::text[]) THEN 1.5 + 1.5 * ${share} + 0.2 * ${trusted} ELSE 0 END
    + CASE WHEN d.namespace = ${sql.value(full?.namespace ?? text.replace(/\/$/, ''))} THEN 1 ELSE 0 END
    + CASE WHEN d.facets & ${sql.value(mask)}::bigint <> 0 THEN 1.5 ELSE 0 END`;
}

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
    SELECT (SELECT count(*) FROM open)::int AS open, (SELECT count(*) FROM closed)::int AS closed,
      ${FACET_COUNTS} AS facets, ${publisherCounts(sql)} AS publishers, ${pageOf(sql, { offset, limit })} AS ids`,
    sql,
  );
}

/** Of a name that is not finished, official ones come first: more than any rank. */
const officialBeginning = (sql: Sql, { text }: ReadQuery): string =>
  `CASE WHEN d.facets & 1 <> 0 AND d.name LIKE ${sql.value(`${escapeLike(text)}%`)} THEN 100 ELSE 0 END`;

/** As `findBest`, but only the first ones, without figures, and official names that begin so before all others. */
export async function findFirst(read: ReadQuery, wanted: Wanted, readable: Readable, limit: number): Promise<string[]> {
  const sql = new Sql();
  const [found] = await sql.rows<{ ids: string[] }>(
    `WITH ${orderedHits(sql, read, wanted, readable, EXACT, officialBeginning(sql, read))} SELECT ${pageOf(sql, { offset: 0, limit })} AS ids`,
  );
  return found?.ids ?? [];
}

const pageOf = (sql: Sql, { offset, limit }: Slice): string =>
  `ARRAY(SELECT id FROM ordered ORDER BY part, rank DESC, place, namespace, name
    OFFSET ${sql.value(offset)} LIMIT ${sql.value(limit)})`;

/** `open`, `closed`, and both in their order: `ordered`. */
function orderedHits(sql: Sql, read: ReadQuery, wanted: Wanted, readable: Readable, most: number, more = '0'): string {
  const names = [...new Set([read.full?.name ?? read.text, read.words.join('-')])].filter(Boolean);
  return `${openHits(sql, wanted, most)}, ${closedHits(sql, wanted, readable)},
    named AS MATERIALIZED (SELECT n.* FROM search.named(${sql.value(names)}::text[], ${sql.value(wanted.query)}::tsquery, ${sql.value(wanted.masks)}::bigint[], 50) n
      WHERE NOT EXISTS (SELECT FROM open WHERE open.id = n.id AND open.place <= ${EXACT})),
    ${wholeHits(sql, wanted, readable)},
    ranked AS (SELECT d.id, d.namespace, d.name, ${rankOf(sql, read)} + CASE WHEN d.id IN (SELECT id FROM whole) THEN ${WHOLE} ELSE 0 END + ${more} AS rank FROM (
      SELECT id, facets, score, updated_at, namespace, name FROM open WHERE place <= ${EXACT}
      UNION ALL SELECT id, facets, score, updated_at, namespace, name FROM named
      UNION ALL SELECT id, facets, score, updated_at, namespace, name FROM closed) d),
    ordered AS (SELECT id, 0 AS part, rank, 0 AS place, namespace, name FROM ranked
      UNION ALL SELECT id, 1, 0, place, namespace, name FROM open
      WHERE place > ${EXACT} AND NOT EXISTS (SELECT FROM named WHERE named.id = open.id))`;
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

/** Figures only, for a facet group whose own choice must not shrink its counts; of these publishers in any case. */
export async function countMatches(
  wanted: Wanted,
  readable: Readable,
  publishers: readonly string[],
): Promise<Omit<Found, 'ids'>> {
  const sql = new Sql();
  const text = `WITH ${openHits(sql, wanted, EXACT + 1)}, ${closedHits(sql, wanted, readable)}
    SELECT (SELECT count(*) FROM open)::int AS open, (SELECT count(*) FROM closed)::int AS closed,
      ${FACET_COUNTS} AS facets, ${publisherCounts(sql, publishers)} AS publishers, '{}'::uuid[] AS ids`;
  return one(text, sql);
}

async function one(text: string, sql: Sql): Promise<Found> {
  const [found] = await sql.rows<Found>(text);
  if (!found) throw new Error('the search gave no row');
  return found;
}
