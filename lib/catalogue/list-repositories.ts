import type { Actor } from '@/lib/access/actor';
import { RESULT_COLUMNS, type ResultRow, toSearchResult } from '@/lib/catalogue/result-rows';
import type { SearchResult } from '@/lib/catalogue/schema';
import { bestMatchOrder, Sql, visibleCondition } from '@/lib/catalogue/search-sql';
import { db } from '@/lib/platform/db';

export type ListFilter = { namespace: string } | { tier: 'official' } | { starredBy: string };

function filterCondition(filter: ListFilter, sql: Sql): string {
  if ('namespace' in filter) return `r.namespace = ${sql.value(filter.namespace)}`;
  if ('tier' in filter) return `t.tier = ${sql.value(filter.tier)}`;
  return `EXISTS (SELECT 1 FROM stars s WHERE s.repository_id = r.id AND s.user_id = ${sql.value(filter.starredBy)}::uuid)`;
}

/** A page of the repositories of one namespace, of one tier, or that somebody starred, best known first. */
export async function listRepositories(
  actor: Actor,
  filter: ListFilter,
  page: number,
  pageSize: number,
): Promise<{ total: number; repositories: SearchResult[] }> {
  const sql = new Sql();
  const text = `SELECT ${RESULT_COLUMNS}, count(*) OVER () AS total FROM repositories r JOIN repository_trust t ON t.repository_id = r.id
    WHERE ${visibleCondition(actor, sql)} AND ${filterCondition(filter, sql)}
    ORDER BY ${bestMatchOrder([], sql)}, r.namespace, r.name LIMIT ${sql.value(pageSize)} OFFSET ${sql.value((page - 1) * pageSize)}`;
  const { rows } = await db().pool.query<ResultRow & { total: string }>(text, sql.values);
  return { total: Number(rows[0]?.total ?? 0), repositories: rows.map(toSearchResult) };
}
