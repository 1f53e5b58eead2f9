import type { Actor, TokenActor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { requireOrganisation } from '@/lib/publishers/require-organisation';

/** Whose tokens: one's own, an organisation's, or (on the command line only) a named person's. */
export type TokenOwner = { of: 'self' } | { of: 'organisation'; namespace: string } | { of: 'user'; username: string };

export type OwnerRow = {
  /** Picks the owner's tokens, and is what a new one is made with. */
  key: { userId: string; publisherId: null } | { userId: null; publisherId: string };
  /** The publisher whose owners may read of it in the audit log */
  publisherId: string | null;
  actorOwner: TokenActor['owner'];
};

async function personOf(queries: Queries, user: { userId: string; username: string }): Promise<OwnerRow> {
  const own = await queries.publisher.findFirst({
    where: { namespace: user.username, kind: 'person' },
    select: { id: true },
  });
  return {
    key: { userId: user.userId, publisherId: null },
    publisherId: own?.id ?? null,
    actorOwner: { kind: 'user', ...user },
  };
}

/**
 * Who owns the tokens in question, when the actor may manage them: no token ever manages tokens.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`, or `conflict` for a person's namespace
 */
export async function tokenOwnerFor(queries: Queries, actor: Actor, owner: TokenOwner): Promise<OwnerRow> {
  if (owner.of === 'organisation') {
    const { publisher } = await publisherFor(queries, actor, 'publisher.manage_tokens', owner.namespace);
    requireOrganisation(publisher);
    const { id, namespace } = publisher;
    return {
      key: { userId: null, publisherId: id },
      publisherId: id,
      actorOwner: { kind: 'publisher', publisherId: id, namespace },
    };
  }
  if (owner.of === 'self') {
    const { userId, username } = requireUser(actor);
    return personOf(queries, { userId, username });
  }
  if (actor.kind !== 'system') throw new AppError('forbidden', 'Only the command line makes tokens for somebody else.');
  const user = await queries.user.findUnique({ where: { username: owner.username }, select: { id: true } });
  if (!user) throw new AppError('not_found', `There is no user “${owner.username}”.`, { username: owner.username });
  return personOf(queries, { userId: user.id, username: owner.username });
}
