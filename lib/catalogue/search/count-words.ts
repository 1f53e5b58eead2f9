import { EXACT } from '@/lib/catalogue/search/matches';
import type { Database } from '@/lib/platform/db';

/**
 * Counts anew how many public documents have each frequent word, and collects the words of names. Searches and changes go on
 * meanwhile: what changes is recorded from before the snapshot that is counted.
 * @returns how many words are counted and how many are known
 */
export async function countWords({ pool }: Database, least = EXACT): Promise<{ counted: number; known: number }> {
  const client = await pool.connect();
  try {
    await client.query('SELECT search.choose_words($1)', [least]);
    // Whoever writes now has seen the chosen words, once nobody writes any more who began before them.
    await client.query('BEGIN; LOCK TABLE search.documents IN SHARE MODE; COMMIT');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const { rows: counts } = await client.query<{ counted: string }>('SELECT search.count_words($1) AS counted', [
      least,
    ]);
    await client.query('COMMIT');
    const { rows: words } = await client.query<{ known: string }>('SELECT search.collect_vocabulary() AS known');
    await client.query('ANALYZE search.word_counts; ANALYZE search.vocabulary');
    return { counted: Number(counts[0]?.counted), known: Number(words[0]?.known) };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Adds what changed since to the counts, which keeps reading them cheap; counts them where the catalogue has become large
 * since the last night. @returns how many changes
 */
export async function foldChanges(database: Database): Promise<number> {
  const { rows } = await database.pool.query<{ folded: string; uncounted: boolean }>(
    `SELECT search.fold_changes() AS folded, NOT EXISTS (SELECT FROM search.word_counts)
      AND (SELECT count(*) FROM (SELECT FROM search.documents WHERE band >= 0 LIMIT $1) d) = $1 AS uncounted`,
    [EXACT],
  );
  if (rows[0]?.uncounted) await countWords(database);
  return Number(rows[0]?.folded);
}
