import type { Actor } from '@/lib/access/actor';
import { RESULT_COLUMNS, type ResultRow, toSearchResult } from '@/lib/catalogue/result-rows';
import type { SearchResult } from '@/lib/catalogue/schema';
import { Sql } from '@/lib/catalogue/search/sql';
import { visibleCondition } from '@/lib/catalogue/visible-condition';

export type ListFilter = { namespace: string } | { starredBy: string };

function filterCondition(filter: ListFilter, sql: Sql): string {
  if ('namespace' in filter) return `r.namespace = ${sql.value(filter.namespace)}`;
  return `EXISTS (SELECT 1 FROM stars s WHERE s.repository_id = r.id AND s.user_id = ${sql.value(filter.starredBy)}::uuid)`;
}

/** What is no longer kept up comes last; then by trust, pulls and name. */
const BEST_KNOWN = `CASE WHEN r.archived_at IS NOT NULL OR r.retired_at IS NOT NULL THEN 2 WHEN r.deprecation IS NOT NULL THEN 1 ELSE 0 END,
  array_position('{official,verified_publisher,sponsored_oss,domain_verified,community}', t.tier), r.pull_count DESC, r.namespace, r.name`;

/** A page of the repositories of one namespace, or that somebody starred, best known first. */
export async function listRepositories(
  actor: Actor,
  filter: ListFilter,
  page: number,
  pageSize: number,
): Promise<{ total: number; repositories: SearchResult[] }> {
  const sql = new Sql();
  const text = `SELECT ${RESULT_COLUMNS}, count(*) OVER () AS total FROM repositories r JOIN repository_trust t ON t.repository_id = r.id
    WHERE ${visibleCondition(actor, sql)} AND ${filterCondition(filter, sql)}
    ORDER BY ${BEST_KNOWN} LIMIT ${sql.value(pageSize)} OFFSET ${sql.value((page - 1) * pageSize)}`;
  const rows = await sql.rows<ResultRow & { total: string }>(text);
  return { total: Number(rows[0]?.total ?? 0), repositories: rows.map(toSearchResult) };
}
