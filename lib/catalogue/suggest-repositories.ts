import type { Actor } from '@/lib/access/actor';
import { RESULT_COLUMNS, type ResultRow, toSearchResult } from '@/lib/catalogue/result-rows';
import type { Suggestions } from '@/lib/catalogue/schema';
import { bestMatchOrder, queryWords, Sql, visibleCondition, wordsCondition } from '@/lib/catalogue/search-sql';
import { findDigests } from '@/lib/images/find-digests';
import { parseDigestQuery } from '@/lib/names/digest-query';
import { db } from '@/lib/platform/db';

const SHORTEST = 2;
const MOST = 8;

/**
 * What the search field offers while its reader types, from the second character on: at most eight repositories, best
 * match first; before them, for what looks like a digest, the images whose digest begins so.
 */
export async function suggestRepositories(actor: Actor, q: string): Promise<Suggestions> {
  const words = queryWords(q);
  if ([...words.join('')].length < SHORTEST) return { query: q, digests: [], suggestions: [] };
  const prefix = parseDigestQuery(q);
  const sql = new Sql();
  const text = `SELECT ${RESULT_COLUMNS} FROM repositories r JOIN repository_trust t ON t.repository_id = r.id
    WHERE ${visibleCondition(actor, sql)} AND ${wordsCondition(words, sql)}
    ORDER BY ${bestMatchOrder(words, sql)}, r.namespace, r.name LIMIT ${sql.value(MOST)}`;
  const { rows } = await db().pool.query<ResultRow>(text, sql.values);
  return {
    query: q,
    digests: prefix === undefined ? [] : await findDigests(actor, prefix),
    suggestions: rows.map(toSearchResult).map(({ namespace, name, trust, pullCount, sampleFigures, logoUrl }) => ({
      namespace,
      name,
      trust,
      pullCount,
      sampleFigures,
      logoUrl,
    })),
  };
}
