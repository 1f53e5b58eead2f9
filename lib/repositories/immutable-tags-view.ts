import { db } from '@/lib/platform/db';
import type { Registry, Repository } from '@/lib/platform/generated/prisma/client';
import type { ImmutableTagsView, PutBackView } from '@/lib/repositories/immutable-tags-schema';

/** What the audit log calls them; `changes` of both is `{ [tag]: [digest pushed, digest before] }`. */
export const PUT_BACK_ACTIONS = ['repository.put_tag_back', 'repository.fail_to_put_tag_back'] as const;
const SHOWN = 20;

type PutBackRow = { action: string; at: Date; tag: string; pushed: string; kept: string; by: string | null };

/** The latest pushes to immutable tags that had to be undone, newest first, with who made them. */
async function listPutBacks(repositoryId: string): Promise<PutBackView[]> {
  const rows = await db().prisma.$queryRaw<PutBackRow[]>`
    SELECT e.action, e.at, change.key AS tag, change.value->>0 AS pushed, change.value->>1 AS kept,
      (SELECT h.by FROM tag_history h WHERE h.repository_id = ${repositoryId}::uuid AND h.tag = change.key
        AND h.digest = change.value->>0 AND h."from" <= e.at ORDER BY h."from" DESC LIMIT 1) AS by
    FROM audit_entries e CROSS JOIN LATERAL jsonb_each(e.changes) AS change
    WHERE e.target_kind = 'repository' AND e.target_id = ${repositoryId}::uuid AND e.action = ANY (${[...PUT_BACK_ACTIONS]})
    ORDER BY e.at DESC, tag LIMIT ${SHOWN}`;
  return rows.map(({ action, at, tag, pushed, kept, by }) => ({
    tag,
    pushed,
    pushedBy: by,
    kept,
    putBack: action === 'repository.put_tag_back',
    at: at.toISOString(),
  }));
}

type Row = Repository & { registry: Pick<Registry, 'kind'> | null };

/** Only a registry whose tokens are ours can be kept from moving a tag. */
export const isEnforceable = ({ registry }: Pick<Row, 'registry'>): boolean => registry?.kind !== 'observed';

export const toImmutableTagsView = async (row: Row): Promise<ImmutableTagsView> => ({
  mode: row.immutableTags,
  patterns: row.immutablePatterns,
  enforceable: isEnforceable(row),
  putBack: await listPutBacks(row.id),
});
