import { db } from '@/lib/platform/db';

/** All that the catalogue knows of images, tags and pulls, to compare two ways to the same end. */
export async function imageState(): Promise<Record<string, unknown[]>> {
  const statements = {
    tags: `SELECT r.name AS repository, t.name, digest, size, pushed_at, pushed_by, last_pulled_at,
      CASE WHEN pushed_at IS NOT NULL THEN array[t.created_at, t.updated_at] END AS dates,
      t.architectures FROM tags t JOIN repositories r ON r.id = t.repository_id ORDER BY 1, 2`,
    history: `SELECT r.name AS repository, tag, digest, "from", until, by FROM tag_history h
      JOIN repositories r ON r.id = h.repository_id ORDER BY 1, 2, 4, 3`,
    images: `SELECT r.name AS repository, digest, pushed_at, pushed_by FROM repository_manifests m
      JOIN repositories r ON r.id = m.repository_id ORDER BY 1, 2`,
    manifests: 'SELECT digest, kind, platform, total_size FROM manifests ORDER BY 1',
    children: 'SELECT parent, position, digest FROM manifest_children ORDER BY 1, 2',
    pulls: `SELECT r.name AS repository, day, tag, client, pulls, version_checks FROM pull_counts p
      JOIN repositories r ON r.id = p.repository_id ORDER BY 1, 2, 3, 4`,
    repositories: 'SELECT name, pull_count, updated_at, architectures FROM repositories ORDER BY 1',
    problems: 'SELECT id, problem FROM registry_events WHERE problem IS NOT NULL OR processed_at IS NULL ORDER BY 1',
  };
  const entries = await Promise.all(
    Object.entries(statements).map(async ([name, sql]) => [name, (await db().pool.query(sql)).rows] as const),
  );
  return Object.fromEntries(entries);
}
