import type { Queries } from '@/lib/platform/db';
import { withdrawGrant } from '@/lib/programs/withdraw-grant';

/** Marks an official image whose definition is gone: its page stays, its badge is withdrawn. Inside the caller's transaction. */
export async function retireOfficialImage(
  queries: Queries,
  repositoryId: string,
  { now, by, file }: { now: Date; by: string; file: string },
): Promise<void> {
  await queries.repository.update({ where: { id: repositoryId }, data: { retiredAt: now } });
  await withdrawGrant(queries, {
    program: 'official_images',
    subject: { repositoryId },
    at: now,
    by,
    reason: `Its definition ${file} is gone from the source of the import.`,
  });
}
