import type { Actor } from '@/lib/access/actor';
import { RESULT_COLUMNS, type ResultRow, toSearchResult } from '@/lib/catalogue/result-rows';
import type { SearchResult } from '@/lib/catalogue/schema';
import { Sql } from '@/lib/catalogue/search/sql';
import { visibleCondition } from '@/lib/catalogue/visible-condition';

/** The repositories of these ids, in their order, that the actor may see. */
export async function listResults(actor: Actor, ids: readonly string[]): Promise<SearchResult[]> {
  if (ids.length === 0) return [];
  const sql = new Sql();
  const text = `SELECT ${RESULT_COLUMNS} FROM unnest(${sql.value(ids)}::uuid[]) WITH ORDINALITY AS hit(id, place)
    JOIN repositories r ON r.id = hit.id JOIN repository_trust t ON t.repository_id = r.id
    WHERE ${visibleCondition(actor, sql)} ORDER BY hit.place`;
  return (await sql.rows<ResultRow>(text)).map(toSearchResult);
}
