import type { Actor } from '@/lib/access/actor';
import { RESULT_COLUMNS, type ResultRow, toSearchResult } from '@/lib/catalogue/result-rows';
import type { SearchResult } from '@/lib/catalogue/schema';
import { bestMatchOrder, Sql, visibleCondition } from '@/lib/catalogue/search-sql';
import { db } from '@/lib/platform/db';

export type ListFilter = { namespace: string } | { tier: 'official' };

/** A page of the repositories of one namespace, or of one tier, best known first. */
export async function listRepositories(
  actor: Actor,
  filter: ListFilter,
  page: number,
  pageSize: number,
): Promise<{ total: number; repositories: SearchResult[] }> {
  const sql = new Sql();
  const of =
    'namespace' in filter ? `r.namespace = ${sql.value(filter.namespace)}` : `t.tier = ${sql.value(filter.tier)}`;
  const text = `SELECT ${RESULT_COLUMNS}, count(*) OVER () AS total FROM repositories r JOIN repository_trust t ON t.repository_id = r.id
    WHERE ${visibleCondition(actor, sql)} AND ${of}
    ORDER BY ${bestMatchOrder([], sql)}, r.namespace, r.name LIMIT ${sql.value(pageSize)} OFFSET ${sql.value((page - 1) * pageSize)}`;
  const { rows } = await db().pool.query<ResultRow & { total: string }>(text, sql.values);
  return { total: Number(rows[0]?.total ?? 0), repositories: rows.map(toSearchResult) };
}
