import type { Actor } from '@/lib/access/actor';
import { RESULT_COLUMNS, type ResultRow, toSearchResult } from '@/lib/catalogue/result-rows';
import { MAX_OFFSET, type SearchInput, type SearchPage } from '@/lib/catalogue/schema';
import {
  type FacetGroup,
  facetCondition,
  queryWords,
  Sql,
  sortOrder,
  visibleCondition,
  wordsCondition,
} from '@/lib/catalogue/search-sql';
import { db } from '@/lib/platform/db';
import { invalidParameters } from '@/lib/platform/errors';

const GROUPS: readonly FacetGroup[] = ['trust', 'category', 'os', 'arch'];
const UNNESTED: Readonly<Record<FacetGroup, string>> = {
  trust: 'ARRAY[tier]',
  category: 'categories',
  os: 'operating_systems',
  arch: 'cpu_architectures',
};

type FacetRow = { facet: FacetGroup | 'total'; value: string | null; count: string };

/**
 * Ranked repositories that the actor may see, with the facets' counts. Inside a facet any of the chosen values
 * will do, between facets all must hold, and a facet's own choice does not shrink its own counts. Total and
 * counts are exact.
 * @throws AppError `invalid` for a page beyond the first 10,000 results
 */
export async function searchCatalogue(actor: Actor, input: SearchInput): Promise<SearchPage> {
  const offset = (input.page - 1) * input.pageSize;
  if (offset + input.pageSize > MAX_OFFSET)
    throw invalidParameters([
      { name: 'page', reason: `Only the first ${MAX_OFFSET} results can be paged through: narrow the search.` },
    ]);
  const words = queryWords(input.q);
  const [results, facets] = await Promise.all([
    findResults(actor, input, words, offset),
    countFacets(actor, input, words),
  ]);
  const of = (group: FacetRow['facet']) => facets.filter((row) => row.facet === group);
  const counts = <T>(group: FacetGroup) =>
    of(group).map(({ value, count }) => ({ value: value as T, count: Number(count) }));
  return {
    query: input.q,
    total: { value: Number(of('total')[0]?.count ?? 0), relation: 'eq' },
    results,
    facets: { trust: counts('trust'), category: counts('category'), os: counts('os'), architecture: counts('arch') },
    page: input.page,
    pageSize: input.pageSize,
  };
}

async function findResults(actor: Actor, input: SearchInput, words: readonly string[], offset: number) {
  const sql = new Sql();
  const conditions = [
    visibleCondition(actor, sql),
    wordsCondition(words, sql),
    ...GROUPS.map((group) => facetCondition(group, input[group], sql)),
  ];
  const text = `SELECT ${RESULT_COLUMNS} FROM repositories r JOIN repository_trust t ON t.repository_id = r.id
    WHERE ${conditions.join(' AND ')}
    ORDER BY ${sortOrder(input, words, sql)} LIMIT ${sql.value(input.pageSize)} OFFSET ${sql.value(offset)}`;
  const { rows } = await db().pool.query<ResultRow>(text, sql.values);
  return rows.map(toSearchResult);
}

/** One pass over the matches: each row carries which groups it satisfies, and a group counts those that satisfy all others. */
async function countFacets(actor: Actor, input: SearchInput, words: readonly string[]): Promise<FacetRow[]> {
  const sql = new Sql();
  const matches = `SELECT t.tier, r.categories, r.operating_systems, r.cpu_architectures
    FROM repositories r JOIN repository_trust t ON t.repository_id = r.id
    WHERE ${visibleCondition(actor, sql)} AND ${wordsCondition(words, sql)}`;
  const flags = GROUPS.map((group) => `${facetCondition(group, input[group], sql)} AS in_${group}`);
  const others = (group: FacetGroup) =>
    GROUPS.filter((other) => other !== group)
      .map((other) => `in_${other}`)
      .join(' AND ');
  const counted = GROUPS.map(
    (group) =>
      `SELECT '${group}' AS facet, value, count(*) FROM flagged, unnest(${UNNESTED[group]}) AS value WHERE ${others(group)} GROUP BY value`,
  );
  const text = `WITH matches AS (${matches}), flagged AS (SELECT *, ${flags.join(', ')} FROM matches)
    SELECT 'total' AS facet, NULL AS value, count(*) FROM flagged WHERE ${GROUPS.map((group) => `in_${group}`).join(' AND ')}
    UNION ALL ${counted.join(' UNION ALL ')} ORDER BY facet, count DESC, value`;
  const { rows } = await db().pool.query<FacetRow>(text, sql.values);
  return rows;
}
