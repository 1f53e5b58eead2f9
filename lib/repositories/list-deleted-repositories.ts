import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { DeletedView } from '@/lib/repositories/change-schema';
import { toDeletedView } from '@/lib/repositories/delete-repository';
import { goneForGoodBefore } from '@/lib/repositories/deletion-term';

/** What the actor can still restore, the latest first: repositories of the publishers they own. @throws AppError */
export async function listDeletedRepositories(actor: Actor): Promise<DeletedView[]> {
  const { userId } = requireUser(actor);
  const rows = await db().prisma.repository.findMany({
    where: {
      deletedAt: { gt: goneForGoodBefore(clock.now()) },
      publisher: { members: { some: { userId, role: 'owner' } } },
    },
    select: { namespace: true, name: true, deletedAt: true },
    orderBy: { deletedAt: 'desc' },
    take: 100,
  });
  return rows.flatMap(({ deletedAt, ...name }) => (deletedAt ? [toDeletedView(name, deletedAt)] : []));
}
