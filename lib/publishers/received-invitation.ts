import type { UserActor } from '@/lib/access/actor';
import { isUuid } from '@/lib/names/uuid';
import type { Queries } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { digestOfInvitationSecret, looksLikeInvitationSecret } from '@/lib/publishers/invitation';
import { organisationProblem } from '@/lib/publishers/problems';

/** Invitations to a person: by name, or to the address they have confirmed. */
export async function invitationsTo(queries: Queries, { userId }: UserActor): Promise<Prisma.InvitationWhereInput> {
  const { email, emailConfirmedAt } = await queries.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, emailConfirmedAt: true },
  });
  return { OR: [{ userId }, ...(email && emailConfirmedAt ? [{ userId: null, email }] : [])] };
}

/**
 * The invitation that somebody answers: by its id when it is theirs, or by the secret of its link, which suffices for
 * one that was made out to an address.
 * @throws AppError `not_found`
 */
export async function receivedInvitationFor(queries: Queries, actor: UserActor, key: string) {
  const where = looksLikeInvitationSecret(key)
    ? { digest: digestOfInvitationSecret(key), OR: [{ userId: null }, { userId: actor.userId }] }
    : isUuid(key)
      ? { AND: [{ id: key }, await invitationsTo(queries, actor)] }
      : null;
  const found = where && (await queries.invitation.findFirst({ where, include: { publisher: true } }));
  if (!found) throw organisationProblem('not_found', 'invitation-gone');
  return found;
}
