import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { libraryArchitectureOf, parsePlatform } from '@/lib/names/platform';
import type { Queries } from '@/lib/platform/db';
import { parseReferrerTag } from '@/lib/registry/referrer-tag';
import type { Findings } from '@/lib/registry-sync/look-up-images';
import { latestMovements } from '@/lib/registry-sync/tag-movements';
import { PUSHED_POSITION } from '@/lib/tags/pushed-position';

type Image = { digest: string; platforms: string[]; size: number };

/** Platforms and sizes of images that are stored. */
export async function loadImages(queries: Queries, digests: readonly string[]): Promise<Map<string, Image>> {
  const rows = await queries.$queryRaw<{ digest: string; platforms: string[]; size: bigint }[]>`
    SELECT m.digest, m.total_size AS size,
      array_remove(array_agg(DISTINCT coalesce(c.platform, m.platform)), NULL) AS platforms
    FROM manifests m LEFT JOIN manifest_children c ON c.parent = m.digest AND c.kind = 'image'
    WHERE m.digest = ANY (${digests}) GROUP BY m.digest`;
  return new Map(rows.map((row) => [row.digest, { ...row, size: Number(row.size) }]));
}

const architecturesOf = (platforms: readonly string[]): string[] => {
  const words = platforms.flatMap((text) => {
    const platform = parsePlatform(text);
    return (platform.ok && libraryArchitectureOf(platform.value)) || [];
  });
  return [...new Set(words)].sort();
};

/** Tags of a definition stay, and say no more what the registry has under them. */
async function forgetTags(queries: Queries, repositoryId: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const where = { repositoryId, name: { in: [...names] } };
  await queries.tag.deleteMany({ where: { ...where, position: { gte: PUSHED_POSITION } } });
  const nothing = { digest: null, mediaType: null, size: null, pushedAt: null, pushedBy: null };
  await queries.tag.updateMany({ where, data: nothing });
}

/** What is at a referrer's tag no more belongs to nothing. */
async function dropReplacedReferrers(queries: Queries, repositoryId: string, { tags }: Findings): Promise<void> {
  for (const [tag, head] of tags) {
    if (!parseReferrerTag(tag)) continue;
    const earlier = await latestMovements(queries, repositoryId, [tag]);
    const replaced = earlier.flatMap(({ digest }) => (digest !== null && digest !== head?.digest ? [digest] : []));
    await queries.repositoryManifest.deleteMany({ where: { repositoryId, digest: { in: replaced } } });
  }
}

/**
 * Sets a repository's tags to what the registry has under them now. When and by whom comes from the history, which is
 * written before. A tag whose image could not be taken stays as it is; tags of referrers are no tags of images.
 */
export async function moveTags(queries: Queries, repositoryId: string, findings: Findings, now: Date): Promise<void> {
  await dropReplacedReferrers(queries, repositoryId, findings);
  const shown = [...findings.tags].filter(([tag]) => !parseReferrerTag(tag));
  const found = shown.flatMap(([name, head]) => (head && !findings.problems.has(head.digest) ? [{ name, head }] : []));
  await forgetTags(
    queries,
    repositoryId,
    shown.flatMap(([name, head]) => (head ? [] : [name])),
  );
  if (found.length === 0) return;
  const images = await loadImages(queries, [...new Set(found.map(({ head }) => head.digest))]);
  const history = await latestMovements(
    queries,
    repositoryId,
    found.map(({ name }) => name),
    OWN_SUBJECT,
  );
  const pushOf = new Map(history.map((row) => [`${row.tag} ${row.digest}`, row]));
  const rows = found.flatMap(({ name, head }) => {
    const image = images.get(head.digest);
    if (!image) return [];
    const push = pushOf.get(`${name} ${head.digest}`);
    return {
      name,
      digest: head.digest,
      media_type: head.mediaType,
      size: image.size,
      architectures: architecturesOf(image.platforms),
      pushed_at: push?.from.toISOString() ?? null,
      pushed_by: push?.by ?? null,
    };
  });
  await queries.$executeRaw`
    INSERT INTO tags AS old (repository_id, name, position, image_group, architectures, digest, media_type, size,
      pushed_at, pushed_by, last_pulled_at, created_at, updated_at)
    SELECT ${repositoryId}::uuid, t.name, ${PUSHED_POSITION}, t.digest, t.architectures, t.digest, t.media_type, t.size,
      t.pushed_at, t.pushed_by,
      (SELECT max(p.last_pulled_at) FROM pull_counts p WHERE p.repository_id = ${repositoryId}::uuid AND p.tag = t.name),
      coalesce((SELECT min(h."from") FROM tag_history h
        WHERE h.repository_id = ${repositoryId}::uuid AND h.tag = t.name AND h.digest IS NOT NULL), ${now}),
      coalesce(t.pushed_at, ${now})
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t(name text, digest text, media_type text, size bigint,
      architectures text[], pushed_at timestamptz, pushed_by text)
    ON CONFLICT (repository_id, name) DO UPDATE SET
      image_group = CASE WHEN old.position < ${PUSHED_POSITION} THEN old.image_group ELSE excluded.image_group END,
      architectures = CASE WHEN old.position < ${PUSHED_POSITION} THEN old.architectures ELSE excluded.architectures END,
      digest = excluded.digest, media_type = excluded.media_type, size = excluded.size,
      pushed_at = excluded.pushed_at, pushed_by = excluded.pushed_by,
      last_pulled_at = greatest(old.last_pulled_at, excluded.last_pulled_at),
      created_at = least(old.created_at, excluded.created_at),
      updated_at = coalesce(excluded.pushed_at,
        CASE WHEN old.digest IS DISTINCT FROM excluded.digest THEN excluded.updated_at ELSE old.updated_at END)`;
}
