import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { shortName } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';
import { withdrawGrant } from '@/lib/programs/withdraw-grant';

/** Marks an official image whose definition is gone: its page stays, its badge is withdrawn. Inside the caller's transaction. */
export async function retireOfficialImage(
  queries: Queries,
  repositoryId: string,
  { now, by, actor, file }: { now: Date; by: string; actor: Actor; file: string },
): Promise<void> {
  const repository = await queries.repository.update({ where: { id: repositoryId }, data: { retiredAt: now } });
  await withdrawGrant(queries, {
    program: 'official_images',
    subject: { repositoryId },
    at: now,
    by,
    actor,
    reason: `Its definition ${file} is gone from the source of the import.`,
  });
  await writeAuditEntry(queries, actor, {
    action: 'repository.retire',
    target: { kind: 'repository', id: repositoryId, name: shortName(repository) },
    publisherId: repository.publisherId,
    changes: { definition: [file, null] },
  });
}
