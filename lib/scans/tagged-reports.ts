import type { Queries } from '@/lib/platform/db';

/** A tag's image of one platform, with the figures of its newest report. */
export type TaggedReport = {
  repositoryId: string;
  tag: string;
  digest: string;
  platform: string | null;
  reportId: string;
  critical: number;
  high: number;
  fixable: number;
};

/** The images under the tags of some repositories that have a report, each with its newest that counts there. */
export const taggedReports = (queries: Queries, repositoryIds: readonly string[]): Promise<TaggedReport[]> =>
  queries.$queryRaw<TaggedReport[]>`
    SELECT DISTINCT ON (t.repository_id, t.name, i.digest)
      t.repository_id::text AS "repositoryId", t.name AS tag, i.digest, i.platform, r.id::text AS "reportId",
      r.critical, r.high, r.fixable
    FROM tags t
    JOIN LATERAL (
      SELECT m.digest, m.platform FROM manifests m WHERE m.digest = t.digest AND m.kind = 'image'
      UNION ALL
      SELECT c.digest, c.platform FROM manifest_children c WHERE c.parent = t.digest AND c.kind = 'image') i ON true
    JOIN scan_reports r ON r.digest = i.digest AND r.repository_id = t.repository_id
    WHERE t.repository_id = ANY (${[...repositoryIds]}::uuid[])
    ORDER BY t.repository_id, t.name, i.digest, r.scanned_at DESC, r.received_at DESC`;
