import { db } from '@/lib/platform/db';

const MADE =
  'SELECT (made).* FROM (SELECT search.document(r) AS made FROM repositories r WHERE r.deleted_at IS NULL OFFSET 0) m';

/** What search has of repositories that is not what their rows say now, and the other way round: nothing, if all is right. */
export async function wrongDocuments(): Promise<object[]> {
  const { rows } =
    await db().pool.query<object>(`SELECT 'kept' AS side, k.* FROM (SELECT * FROM search.documents EXCEPT ${MADE}) k
    UNION ALL SELECT 'missing', m.* FROM (${MADE} EXCEPT SELECT * FROM search.documents) m`);
  return rows;
}
