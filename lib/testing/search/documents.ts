import { FACET_VALUES } from '@/lib/catalogue/search/facets';
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

/** Counts the words that so many public repositories have, and everything, as the job does. */
export async function countWords(least: number): Promise<void> {
  const byBit = FACET_VALUES.map(({ bit }) => `count(*) FILTER (WHERE facets & (1::bigint << ${bit}) <> 0)`).join();
  await db().pool.query(`TRUNCATE search.word_counts, search.word_changes;
    INSERT INTO search.word_counts SELECT word, count(*), ARRAY[${byBit}] FROM search.documents d, unnest(tsvector_to_array(d.words)) AS word
      WHERE d.band < 10 GROUP BY word HAVING count(*) >= ${least}
    UNION ALL SELECT '', count(*), ARRAY[${byBit}] FROM search.documents WHERE band < 10`);
}
