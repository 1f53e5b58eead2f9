import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { listRepositories } from '@/lib/catalogue/list-repositories';
import type { SearchResult } from '@/lib/catalogue/schema';
import type { DeletedView, TransferView } from '@/lib/repositories/change-schema';
import type { OwnRepositoriesInput } from '@/lib/repositories/dashboard-schema';
import { listDeletedRepositories } from '@/lib/repositories/list-deleted-repositories';
import { listOfferedTransfers } from '@/lib/repositories/list-offered-transfers';
import { listOwnRepositories, type OwnRepositories } from '@/lib/repositories/list-own-repositories';
import { listNewestScans, type NewestScan } from '@/lib/scans/list-newest-scans';

/** What concerns the actor’s own repositories: those of a page, with the newest scan report of each. */
export type OwnDashboard = OwnRepositories & { scans: ReadonlyMap<string, NewestScan> };

export const STARS_PAGE_SIZE = 12;

export type Dashboard = {
  own: OwnDashboard;
  transfers: TransferView[];
  deleted: DeletedView[];
  stars: { total: number; repositories: SearchResult[] };
};

/** What concerns the actor: own repositories, offers to answer, what can be restored, stars. @throws AppError `unauthenticated` */
export async function getDashboard(actor: Actor, input: OwnRepositoriesInput, starsPage: number): Promise<Dashboard> {
  const { userId } = requireUser(actor);
  const [own, transfers, deleted, stars] = await Promise.all([
    listOwnRepositories(actor, input),
    listOfferedTransfers(actor),
    listDeletedRepositories(actor),
    listRepositories(actor, { starredBy: userId }, starsPage, STARS_PAGE_SIZE),
  ]);
  const scans = await listNewestScans(actor, own.repositories);
  return { own: { ...own, scans }, transfers, deleted, stars };
}
