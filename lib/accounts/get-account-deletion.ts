import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import type { DeletionView } from '@/lib/accounts/schema';
import { db, type Queries } from '@/lib/platform/db';

/** What becomes of what somebody owns when their account goes; nothing is changed by asking. */
export async function deletionOf(
  queries: Queries,
  { userId, username }: { userId: string; username: string },
): Promise<DeletionView> {
  const [user, memberships, repositories, tokens, administrators] = await Promise.all([
    queries.user.findUnique({ where: { id: userId }, select: { role: true } }),
    queries.publisherMember.findMany({
      where: { userId, publisher: { kind: 'organisation' } },
      select: {
        role: true,
        publisher: {
          select: {
            namespace: true,
            members: { where: { role: 'owner', userId: { not: userId }, user: { disabledAt: null } }, take: 1 },
          },
        },
      },
      orderBy: { publisher: { namespace: 'asc' } },
    }),
    queries.repository.findMany({
      where: { namespace: username, deletedAt: null, publisher: { kind: 'person' } },
      select: { name: true },
      orderBy: { name: 'asc' },
    }),
    queries.accessToken.count({ where: { userId, revokedAt: null } }),
    queries.user.count({ where: { role: 'admin', disabledAt: null, id: { not: userId } } }),
  ]);
  const isLastOwner = ({ role, publisher }: (typeof memberships)[number]) =>
    role === 'owner' && publisher.members.length === 0;
  const names = (list: typeof memberships) => list.map(({ publisher }) => publisher.namespace);
  return {
    lastOwnerOf: names(memberships.filter(isLastOwner)),
    lastAdministrator: user?.role === 'admin' && administrators === 0,
    repositories: repositories.map(({ name }) => `${username}/${name}`),
    memberOf: names(memberships.filter((membership) => !isLastOwner(membership))),
    tokens,
  };
}

/** What would become of what one owns. @throws AppError `unauthenticated`, or `forbidden` for a token */
export const getAccountDeletion = async (actor: Actor): Promise<DeletionView> =>
  deletionOf(db().prisma, requireUser(actor));
