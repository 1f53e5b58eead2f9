import type { Queries } from '@/lib/platform/db';
import { parseReferrerTag } from '@/lib/registry/referrer-tag';
import type { PushedDigest } from '@/lib/registry-sync/image-news';
import type { Findings } from '@/lib/registry-sync/look-up-images';

/** Keeps images that were fetched, each once whatever repository it came from, in the order of their digests so that two never wait for each other. */
async function keepManifests(queries: Queries, { images }: Findings): Promise<void> {
  const manifests = new Map(images.flatMap((image) => image.manifests.map((row) => [row.digest, row] as const)));
  if (manifests.size === 0) return;
  const rows = [...manifests.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
  await queries.manifest.createMany({ data: rows, skipDuplicates: true });
  const children = new Map(
    images.flatMap((image) => image.children.map((row) => [`${row.parent} ${row.position}`, row] as const)),
  );
  await queries.manifestChild.createMany({ data: [...children.values()], skipDuplicates: true });
}

/**
 * Cosign's tags say what a signature and the like is about, where it does not itself. Manifests belong to all
 * repositories together, so that a tag of one has no say about what can be run (as in stored-image.ts).
 */
async function keepSubjects(queries: Queries, { tags }: Findings): Promise<void> {
  for (const [tag, head] of tags) {
    const referrer = parseReferrerTag(tag);
    if (!referrer || !head) continue;
    const kind = referrer.kind === 'index' ? null : referrer.kind;
    await queries.$executeRaw`
      UPDATE manifests m SET subject = ${referrer.subject},
        kind = CASE WHEN m.kind = 'index' THEN m.kind ELSE coalesce(${kind}::"ManifestKind", m.kind) END
      WHERE m.digest = ${head.digest} AND m.subject IS NULL AND NOT EXISTS (
        SELECT 1 FROM manifests i CROSS JOIN LATERAL jsonb_array_elements(i.layers) layer
        WHERE (i.digest = m.digest OR i.digest IN (SELECT c.digest FROM manifest_children c WHERE c.parent = m.digest))
          AND layer ->> 'mediaType' ~ '^application/vnd\\.(oci\\.image\\.layer|docker\\.image\\.rootfs)\\.')`;
  }
}

type Push = { digest: string; at: string | null; by: string | null };

/** The earliest push of each digest that is there. */
function pushesOf({ present }: Findings, pushed: readonly PushedDigest[]): Push[] {
  const first = new Map<string, Push>();
  for (const [digest, isThere] of present) if (isThere) first.set(digest, { digest, at: null, by: null });
  for (const { digest, at, by } of pushed) {
    const known = first.get(digest);
    if (known && (known.at === null || at.toISOString() < known.at))
      first.set(digest, { digest, at: at.toISOString(), by });
  }
  return [...first.values()];
}

/**
 * Writes what the registry has: manifests, and which of them (with all images of an index) the repository has. What is
 * there no more is taken from the repository; the manifest itself may be another one's too.
 */
export async function storeImages(
  queries: Queries,
  repositoryId: string,
  findings: Findings,
  pushed: readonly PushedDigest[],
): Promise<void> {
  await keepManifests(queries, findings);
  await keepSubjects(queries, findings);
  const there = JSON.stringify(pushesOf(findings, pushed));
  await queries.$executeRaw`
    WITH there AS (SELECT * FROM jsonb_to_recordset(${there}::jsonb) AS t(digest text, at timestamptz, by text)),
    everything AS (
      SELECT digest, at, by FROM there
      UNION ALL
      SELECT c.digest, NULL, NULL FROM manifest_children c JOIN there t ON t.digest = c.parent
      WHERE c.digest NOT IN (SELECT digest FROM there))
    INSERT INTO repository_manifests AS old (repository_id, digest, pushed_at, pushed_by)
    SELECT DISTINCT ON (m.digest) ${repositoryId}::uuid, m.digest, e.at, e.by
    FROM everything e JOIN manifests m ON m.digest = e.digest ORDER BY m.digest, e.at
    ON CONFLICT (repository_id, digest) DO UPDATE SET pushed_at = excluded.pushed_at, pushed_by = excluded.pushed_by
    WHERE excluded.pushed_at < old.pushed_at OR (old.pushed_at IS NULL AND excluded.pushed_at IS NOT NULL)`;
  const gone = [...findings.present].filter(([, isThere]) => !isThere).map(([digest]) => digest);
  if (gone.length > 0) await queries.repositoryManifest.deleteMany({ where: { repositoryId, digest: { in: gone } } });
}
