import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';
import type { Prisma, Publisher, Repository, Transfer } from '@/lib/platform/generated/prisma/client';
import type { TransferView } from '@/lib/repositories/change-schema';

const NOT_ENDED = { acceptedAt: null, declinedAt: null, cancelledAt: null } as const;

/** Offers that can still be accepted now. */
export const openTransfers = (): Prisma.TransferWhereInput => ({ ...NOT_ENDED, expiresAt: { gt: clock.now() } });

export const findOpenTransfer = (
  queries: Queries,
  repositoryId: string,
): Promise<(Transfer & { toPublisher: Publisher }) | null> =>
  queries.transfer.findFirst({ where: { repositoryId, ...openTransfers() }, include: { toPublisher: true } });

/** Ends what is open or has expired, so that another offer can be made. @returns whether there was one */
export async function cancelOpenTransfers(queries: Queries, repositoryId: string): Promise<boolean> {
  const { count } = await queries.transfer.updateMany({
    where: { repositoryId, ...NOT_ENDED },
    data: { cancelledAt: clock.now() },
  });
  return count > 0;
}

type TransferRow = Pick<Transfer, 'requestedBy' | 'createdAt' | 'expiresAt'> & {
  repository: Pick<Repository, 'namespace' | 'name'>;
  toPublisher: Pick<Publisher, 'namespace'>;
};

export const toTransferView = ({ repository, toPublisher, ...offer }: TransferRow): TransferView => ({
  namespace: repository.namespace,
  name: repository.name,
  to: toPublisher.namespace,
  requestedBy: offer.requestedBy,
  requestedAt: offer.createdAt.toISOString(),
  expiresAt: offer.expiresAt.toISOString(),
});
