import { programsOf } from '@/lib/catalogue/search/publisher-trust';
import type { Readable } from '@/lib/catalogue/search/readable';
import type { Sql } from '@/lib/catalogue/search/sql';
import { EVERYTHING, type Wanted } from '@/lib/catalogue/search/wanted';

/** Results are counted and ranked exactly up to so many; above, the order follows the score that does not depend on the query. */
export const EXACT = 1000;

/** So many facets' bits in so many documents */
export type FacetCount = readonly [facets: number, count: number];

/** Public documents that match, in the order of their bands: `open(…, place)`. */
export const openHits = (sql: Sql, { query, masks, driver = null }: Wanted, most: number): string =>
  `open AS MATERIALIZED (SELECT hit.*, row_number() OVER () AS place
    FROM search.hits(${sql.value(query)}::tsquery, ${sql.value(masks)}::bigint[], ${sql.value(most)}, ${sql.value(driver)}::tsquery) hit)`;

/** Where all that one mask keeps away is counted in the same look; private documents are few, and looked at again. */
const isNear = ({ query, masks }: Wanted, readable: Readable): boolean =>
  readable === undefined && query !== null && masks.some((mask) => mask !== EVERYTHING);

/** As `openHits`, with what figures are made of. */
export const countedHits = (sql: Sql, wanted: Wanted, readable: Readable, most: number): string =>
  isNear(wanted, readable)
    ? `looked AS MATERIALIZED (SELECT * FROM search.near_hits(${sql.value(wanted.query)}::tsquery, ${sql.value(wanted.masks)}::bigint[], ${sql.value(most)}, ${sql.value(wanted.driver ?? null)}::tsquery)),
    open AS MATERIALIZED (SELECT looked.*, row_number() OVER () AS place FROM looked WHERE missed = 0)`
    : openHits(sql, wanted, most);

/** Documents of private repositories that match and that the reader may know of: `closed(…)`. */
export function closedHits(sql: Sql, { query, masks }: Wanted, readable: Readable): string {
  if (readable === undefined) return 'closed AS (SELECT (NULL::search.hit).* WHERE false)';
  const { namespaces, ids } = readable === 'everything' ? { namespaces: [], ids: [] } : readable;
  const owners = namespaces.map((namespace) => `'@${namespace}'`).join(' | ');
  return `closed AS MATERIALIZED (SELECT * FROM search.private_hits(${sql.value(query)}::tsquery, ${sql.value(owners)}::tsquery,
    ${sql.value(ids)}::uuid[], ${sql.value(readable === 'everything')}, ${sql.value(masks)}::bigint[], ${sql.value(EXACT)}))`;
}

/** `[[facets, count], …]` of both. */
const FACET_COUNTS = `(SELECT coalesce(jsonb_agg(jsonb_build_array(facets, times)), '[]') FROM (
    SELECT facets, count(*) AS times FROM (SELECT facets FROM open UNION ALL SELECT facets FROM closed) f GROUP BY facets) g)`;

/** How many `open` and `closed` have, in all and by facets. */
export const TOTALS = `(SELECT count(*) FROM open)::int AS open, (SELECT count(*) FROM closed)::int AS closed, ${FACET_COUNTS} AS facets`;

/** As `TOTALS`, and by publisher, after `countedHits`. */
export const figures = (sql: Sql, wanted: Wanted, readable: Readable): string =>
  `${TOTALS}, ${publisherCounts(sql)} AS publishers, ${isNear(wanted, readable) ? NEAR_COUNTS : 'NULL'} AS near`;

/** `[[group, facets, count], …]` of what only the mask of that group keeps away, the groups counted from 1. */
const NEAR_COUNTS = `(SELECT coalesce(jsonb_agg(jsonb_build_array(missed, facets, times)), '[]') FROM (
    SELECT missed, facets, count(*) AS times FROM looked WHERE missed > 0 GROUP BY missed, facets) g)`;

const MOST_PUBLISHERS = 12;

/** `[[namespace, count, programs], …]` of both: the most trusted first, then those with most matches; `chosen` ones however few they have. */
export const publisherCounts = (sql: Sql, chosen: readonly string[] = []): string =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_array(namespace, times, ${programsOf('g.namespace')}) ORDER BY trust, times DESC, namespace), '[]') FROM (
    SELECT namespace, count(*) AS times, min(facets & 31 & -(facets & 31)) AS trust
    FROM (SELECT namespace, facets FROM open UNION ALL SELECT namespace, facets FROM closed) p GROUP BY namespace
    ORDER BY namespace <> ALL(${sql.value(chosen)}::text[]), trust, times DESC, namespace
    LIMIT ${Math.max(MOST_PUBLISHERS, chosen.length)}) g)`;
