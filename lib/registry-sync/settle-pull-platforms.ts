import { type Database, inTransaction, type Queries } from '@/lib/platform/db';

export type KnownPlatform = {
  digest: string;
  /** Null: it is known to have none */
  platform: string | null;
};

/** What the catalogue knows now of these images. */
export async function knownPlatforms(queries: Queries, digests: readonly string[]): Promise<KnownPlatform[]> {
  if (digests.length === 0) return [];
  return queries.manifest.findMany({
    where: { digest: { in: [...digests] } },
    select: { digest: true, platform: true },
  });
}

/** Counts under its platform what was counted under an image's digest before the image was known. In the caller's transaction, which holds the repository. */
export async function settlePlatforms(
  queries: Queries,
  repositoryId: string,
  known: readonly KnownPlatform[],
): Promise<void> {
  if (known.length === 0) return;
  const rows = JSON.stringify(known);
  await queries.$executeRaw`
    WITH known AS (SELECT digest, coalesce(platform, '') AS platform
      FROM jsonb_to_recordset(${rows}::jsonb) AS k(digest text, platform text)),
    open AS (DELETE FROM pull_counts p USING known k
      WHERE p.repository_id = ${repositoryId}::uuid AND p.platform = k.digest
      RETURNING p.day, p.tag, p.client, k.platform, p.pulls, p.version_checks, p.last_pulled_at)
    INSERT INTO pull_counts AS old (repository_id, day, tag, client, platform, pulls, version_checks, last_pulled_at)
    SELECT ${repositoryId}::uuid, day, tag, client, platform, sum(pulls), sum(version_checks), max(last_pulled_at)
    FROM open GROUP BY day, tag, client, platform
    ON CONFLICT (repository_id, day, tag, client, platform) DO UPDATE SET pulls = old.pulls + excluded.pulls,
      version_checks = old.version_checks + excluded.version_checks,
      last_pulled_at = greatest(old.last_pulled_at, excluded.last_pulled_at)`;
  await queries.$executeRaw`
    WITH known AS (SELECT digest, coalesce(platform, '') AS platform
      FROM jsonb_to_recordset(${rows}::jsonb) AS k(digest text, platform text)),
    open AS (DELETE FROM pull_actors p USING known k
      WHERE p.repository_id = ${repositoryId}::uuid AND p.platform = k.digest
      RETURNING p.day, p.tag, p.client, k.platform, p.actor, p.pulls, p.version_checks)
    INSERT INTO pull_actors AS old (repository_id, day, tag, client, platform, actor, pulls, version_checks)
    SELECT ${repositoryId}::uuid, day, tag, client, platform, actor, sum(pulls), sum(version_checks)
    FROM open GROUP BY day, tag, client, platform, actor
    ON CONFLICT (repository_id, day, tag, client, platform, actor) DO UPDATE SET pulls = old.pulls + excluded.pulls,
      version_checks = old.version_checks + excluded.version_checks`;
}

type Open = { repositoryId: string; digest: string };

async function settle(open: readonly Open[], known: (queries: Queries, digests: string[]) => Promise<KnownPlatform[]>) {
  const byRepository = Map.groupBy(open, ({ repositoryId }) => repositoryId);
  for (const [repositoryId, rows] of byRepository)
    await inTransaction(async (queries) => {
      await queries.$queryRaw`SELECT 1 FROM repositories WHERE id = ${repositoryId}::uuid FOR UPDATE`;
      const digests = rows.map(({ digest }) => digest);
      await settlePlatforms(queries, repositoryId, await known(queries, digests));
    });
}

/** Settles all that was counted before its image was known, and whose image is known now, whatever repository it came with. */
export async function settlePullPlatforms({ prisma }: Database): Promise<void> {
  const open = await prisma.$queryRaw<Open[]>`
    SELECT DISTINCT p.repository_id::text AS "repositoryId", p.platform AS digest
    FROM pull_counts p JOIN manifests m ON m.digest = p.platform WHERE p.platform LIKE '%:%'`;
  await settle(open, knownPlatforms);
}

/** Gives up on images that have not come to be known until a day: nobody will say what they are for. */
export async function settleUnknownPlatforms({ prisma }: Database, before: string): Promise<void> {
  const open = await prisma.$queryRaw<Open[]>`
    SELECT p.repository_id::text AS "repositoryId", p.platform AS digest FROM pull_counts p
    WHERE p.platform LIKE '%:%' GROUP BY 1, 2 HAVING max(p.day) < ${before}::date`;
  await settle(open, async (_, digests) => digests.map((digest) => ({ digest, platform: null })));
}
