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

export type NewMovement = Omit<TagMovement, 'eventId'> & {
  /** What the tag was on before, by the history as it is known now */
  previousDigest: string | null;
  /** Nobody told us of it */
  isNoticed: boolean;
};

type Row = { id: string; tag: string; digest: string | null; from: Date };
type AddedRow = Row & { by: string | null; eventId: string | null; previousDigest: string | null };

/**
 * Those of the added rows that were not known in another way: when it becomes known how a tag got to where we had
 * noticed it, that is no news.
 */
function newMovements(added: readonly AddedRow[], removed: readonly Row[]): NewMovement[] {
  const old = new Set<string>();
  for (const noticed of removed) {
    const told = added.findLast(
      ({ id, tag, digest, from }) =>
        !old.has(id) && tag === noticed.tag && digest === noticed.digest && from <= noticed.from,
    );
    if (told) old.add(told.id);
  }
  return added
    .filter(({ id }) => !old.has(id))
    .map(({ tag, digest, from, by, eventId, previousDigest }) => {
      return { tag, digest, at: from, by, previousDigest, isNoticed: eventId === null && by === null };
    });
}

/**
 * Adds movements of tags to a repository's history, in whatever order they come to be known; one that is there
 * already changes nothing. Every row ends where the next one of its tag begins.
 * @returns what was not known before, in the order it happened
 */
export async function addTagMovements(
  queries: Queries,
  repositoryId: string,
  movements: readonly TagMovement[],
): Promise<NewMovement[]> {
  if (movements.length === 0) return [];
  const made = await queries.tagHistory.createManyAndReturn({
    data: movements.map(({ at, ...movement }) => ({ ...movement, repositoryId, from: at })),
    skipDuplicates: true,
    select: { id: true },
  });
  const ids = made.map(({ id }) => id);
  const tags = [...new Set(movements.map(({ tag }) => tag))];
  // What was only noticed says nothing once it is known how the tag got there.
  const removed = await queries.$queryRaw<Row[]>`
    DELETE FROM tag_history USING (
      SELECT id, digest IS NOT DISTINCT FROM lag(digest) OVER w AND row_number() OVER w > 1 AS is_repeated
      FROM tag_history WHERE repository_id = ${repositoryId}::uuid AND tag = ANY (${tags})
      WINDOW w AS (PARTITION BY tag ORDER BY "from", event_id)) AS ordered
    WHERE tag_history.id = ordered.id AND ordered.is_repeated AND event_id IS NULL AND by IS NULL
    RETURNING tag_history.id, tag, digest, "from"`;
  await queries.$executeRaw`
    UPDATE tag_history SET until = ordered.next
    FROM (SELECT id, lead("from") OVER (PARTITION BY tag ORDER BY "from", event_id) AS next FROM tag_history
          WHERE repository_id = ${repositoryId}::uuid AND tag = ANY (${tags})) AS ordered
    WHERE tag_history.id = ordered.id AND tag_history.until IS DISTINCT FROM ordered.next`;
  const added = await queries.$queryRaw<AddedRow[]>`
    SELECT id, tag, digest, "from", by, event_id AS "eventId", previous AS "previousDigest" FROM (
      SELECT *, lag(digest) OVER (PARTITION BY tag ORDER BY "from", event_id) AS previous FROM tag_history
      WHERE repository_id = ${repositoryId}::uuid AND tag = ANY (${tags})) AS ordered
    WHERE id = ANY (${ids}::uuid[]) ORDER BY "from", event_id`;
  return newMovements(
    added,
    removed.filter(({ id }) => !ids.includes(id)),
  );
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
