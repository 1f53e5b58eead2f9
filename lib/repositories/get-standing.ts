import { type Actor, userIdOf } from '@/lib/access/actor';
import { mayOnPublisher, mayOnRepository } from '@/lib/access/permissions';
import { db } from '@/lib/platform/db';
import { roleInPublisher } from '@/lib/publishers/publisher-for';
import type { TransferView } from '@/lib/repositories/change-schema';
import { findOpenTransfer, toTransferView } from '@/lib/repositories/open-transfer';
import { roleInRepository } from '@/lib/repositories/role-in-repository';

/** What a repository's page offers to the one who looks at it. It is no part of the repository's view. */
export type Standing = {
  signedIn: boolean;
  starred: boolean;
  maySettings: boolean;
  /** An offer that the actor may accept */
  offer: TransferView | null;
};

const NOBODY: Standing = { signedIn: false, starred: false, maySettings: false, offer: null };

/** For a repository that the actor may see. */
export async function getStanding(actor: Actor, id: string): Promise<Standing> {
  const userId = userIdOf(actor);
  if (userId === undefined) return NOBODY;
  const { prisma } = db();
  const [repository, star, transfer] = await Promise.all([
    prisma.repository.findUniqueOrThrow({ where: { id } }),
    prisma.star.findUnique({ where: { userId_repositoryId: { userId, repositoryId: id } } }),
    findOpenTransfer(prisma, id),
  ]);
  const role = await roleInRepository(prisma, actor, repository);
  const receives =
    transfer !== null &&
    mayOnPublisher('publisher.accept_transfer', await roleInPublisher(prisma, actor, transfer.toPublisherId));
  return {
    signedIn: true,
    starred: star !== null,
    maySettings: mayOnRepository('repository.describe', role, repository.visibility),
    offer: receives ? toTransferView({ ...transfer, repository }) : null,
  };
}
