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
    pulls: `SELECT r.name AS repository, day, tag, client, platform, pulls, version_checks FROM pull_counts p
      JOIN repositories r ON r.id = p.repository_id ORDER BY 1, 2, 3, 4, 5`,
    // The repositories are other ones in each test, and so are the digests of people: how many there are stays.
    actors: `SELECT r.name AS repository, day, tag, client, platform, count(*)::int AS actors, sum(pulls)::int AS pulls,
      sum(version_checks)::int AS version_checks FROM pull_actors p
      JOIN repositories r ON r.id = p.repository_id GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    messages: `SELECT r.name AS repository, d.event, d.payload->>'createdAt' AS at, d.payload->>'tag' AS tag,
      d.payload->>'digest' AS digest FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
      JOIN repositories r ON r.id = w.repository_id ORDER BY 1, 3, 4, 2`,
    repositories: 'SELECT name, pull_count, updated_at, architectures FROM repositories ORDER BY 1',
    problems: 'SELECT id, problem FROM registry_events WHERE problem IS NOT NULL OR processed_at IS NULL ORDER BY 1',
  };
  const entries = await Promise.all(
    Object.entries(statements).map(async ([name, sql]) => [name, (await db().pool.query(sql)).rows] as const),
  );
  return Object.fromEntries(entries);
}
