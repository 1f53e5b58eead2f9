import type { Actor } from '@/lib/access/actor';
import { RESULT_COLUMNS, type ResultRow, toSearchResult } from '@/lib/catalogue/result-rows';
import type { SearchResult } from '@/lib/catalogue/schema';
import { bestMatchOrder, Sql, visibleCondition } from '@/lib/catalogue/search-sql';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';

const MOST = 6;

/** Where else a reader of this repository may look: the same name elsewhere first, then what shares a category. */
export async function listAlternatives(
  actor: Actor,
  repository: RepositoryName & { categories: readonly string[] },
): Promise<SearchResult[]> {
  const sql = new Sql();
  const [namespace, name] = [sql.value(repository.namespace), sql.value(repository.name)];
  const text = `SELECT ${RESULT_COLUMNS} FROM repositories r JOIN repository_trust t ON t.repository_id = r.id
    WHERE ${visibleCondition(actor, sql)} AND NOT (r.namespace = ${namespace} AND r.name = ${name})
      AND (r.name = ${name} OR r.categories && ${sql.value(repository.categories)}::text[])
      AND r.archived_at IS NULL AND r.retired_at IS NULL
    ORDER BY (r.name = ${name}) DESC, ${bestMatchOrder([], sql)}, r.namespace, r.name LIMIT ${sql.value(MOST)}`;
  const { rows } = await db().pool.query<ResultRow>(text, sql.values);
  return rows.map(toSearchResult);
}
