import type { Queries } from '@/lib/platform/db';
import { organisationProblem } from '@/lib/publishers/problems';

/** A member of a publisher by user name. @throws AppError `not_found` */
export async function memberFor(queries: Queries, publisherId: string, username: string) {
  const member = await queries.publisherMember.findFirst({
    where: { publisherId, user: { username } },
    include: { user: { select: { id: true, username: true, disabledAt: true } } },
  });
  if (!member) throw organisationProblem('not_found', 'no-such-member', { username });
  return member;
}

/**
 * Refuses to take the last owner who can sign in. The caller holds the lock of the publisher's row: of two owners who
 * remove each other at the same moment, the second one finds that it would be the last.
 * @throws AppError `conflict`
 */
export async function requireOtherOwner(queries: Queries, publisherId: string, userId: string): Promise<void> {
  const others = await queries.publisherMember.count({
    where: { publisherId, role: 'owner', userId: { not: userId }, user: { disabledAt: null } },
  });
  if (others === 0) throw organisationProblem('conflict', 'last-owner');
}
