import type { Queries } from '@/lib/platform/db';

export type TagMovement = {
  tag: string;
  /** Null: the tag went */
  digest: string | null;
  at: Date;
  by: string | null;
  /** Null for what nobody told us and we noticed */
  eventId: string | null;
};

/**
 * Adds movements of tags to a repository's history, in whatever order they come to be known; one that is there
 * already changes nothing. Every row ends where the next one of its tag begins.
 */
export async function addTagMovements(
  queries: Queries,
  repositoryId: string,
  movements: readonly TagMovement[],
): Promise<void> {
  if (movements.length === 0) return;
  await queries.tagHistory.createMany({
    data: movements.map(({ at, ...movement }) => ({ ...movement, repositoryId, from: at })),
    skipDuplicates: true,
  });
  const tags = [...new Set(movements.map(({ tag }) => tag))];
  // What was only noticed says nothing once it is known how the tag got there.
  await queries.$executeRaw`
    DELETE FROM tag_history USING (
      SELECT id, digest IS NOT DISTINCT FROM lag(digest) OVER w AND row_number() OVER w > 1 AS is_repeated
      FROM tag_history WHERE repository_id = ${repositoryId}::uuid AND tag = ANY (${tags})
      WINDOW w AS (PARTITION BY tag ORDER BY "from", event_id)) AS ordered
    WHERE tag_history.id = ordered.id AND ordered.is_repeated AND event_id IS NULL AND by IS NULL`;
  await queries.$executeRaw`
    UPDATE tag_history SET until = ordered.next
    FROM (SELECT id, lead("from") OVER (PARTITION BY tag ORDER BY "from", event_id) AS next FROM tag_history
          WHERE repository_id = ${repositoryId}::uuid AND tag = ANY (${tags})) AS ordered
    WHERE tag_history.id = ordered.id AND tag_history.until IS DISTINCT FROM ordered.next`;
}

type Latest = { tag: string; digest: string | null; from: Date; by: string | null };

/**
 * The latest time that each tag was set to each digest; the first of a tag's rows is the latest of all.
 * @param except whose movements do not count
 */
export const latestMovements = (
  queries: Queries,
  repositoryId: string,
  tags: readonly string[],
  except: string | null = null,
): Promise<Latest[]> =>
  queries.$queryRaw<Latest[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (tag, digest) tag, digest, "from", by, event_id FROM tag_history
      WHERE repository_id = ${repositoryId}::uuid AND tag = ANY (${tags})
        AND (${except}::text IS NULL OR by IS DISTINCT FROM ${except})
      ORDER BY tag, digest, "from" DESC, event_id DESC) AS latest
    ORDER BY tag, "from" DESC, event_id DESC`;
