import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { db } from '@/lib/platform/db';
import type { TransferView } from '@/lib/repositories/change-schema';
import { openTransfers, toTransferView } from '@/lib/repositories/open-transfer';

/** Repositories that are offered to the publishers the actor owns; of a private one only the name is told. @throws AppError */
export async function listOfferedTransfers(actor: Actor): Promise<TransferView[]> {
  const { userId } = requireUser(actor);
  const rows = await db().prisma.transfer.findMany({
    where: {
      ...openTransfers(),
      repository: { deletedAt: null },
      toPublisher: { members: { some: { userId, role: 'owner' } } },
    },
    include: { repository: { select: { namespace: true, name: true } }, toPublisher: { select: { namespace: true } } },
    orderBy: { createdAt: 'desc' },
    take: 100,
  });
  return rows.map(toTransferView);
}
