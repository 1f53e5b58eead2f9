import { type Actor, userIdOf } from '@/lib/access/actor';
import { requireUnlimited } from '@/lib/access/require';
import { assetPath } from '@/lib/names/paths';
import { db } from '@/lib/platform/db';
import { notAllowed, signInFirst } from '@/lib/platform/errors';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { OrganisationSummary } from '@/lib/publishers/profile-schema';

/** @throws AppError `unauthenticated`, or `forbidden` for a token without `org:read`, or limited to repositories */
function membershipOf(actor: Actor): { where: Prisma.PublisherWhereInput; userIds: string[] } {
  if (actor.kind === 'token' && !actor.scopes.includes('org:read'))
    throw notAllowed(`The access token “${actor.tokenName}” lacks the scope org:read.`, { requiredScope: 'org:read' });
  requireUnlimited(actor);
  if (actor.kind === 'token' && actor.owner.kind === 'publisher')
    return { where: { id: actor.owner.publisherId }, userIds: [] };
  const userId = userIdOf(actor);
  if (userId === undefined) throw signInFirst();
  return { where: { members: { some: { userId } } }, userIds: [userId] };
}

/** The organisations that the caller is a member of, by namespace; for an organisation's token, that organisation. */
export async function listOrganisations(actor: Actor): Promise<OrganisationSummary[]> {
  const { where, userIds } = membershipOf(actor);
  const rows = await db().prisma.publisher.findMany({
    where: { kind: 'organisation', ...where },
    orderBy: { namespace: 'asc' },
    include: {
      members: { where: { userId: { in: userIds } }, select: { role: true } },
      _count: { select: { members: true, repositories: { where: { deletedAt: null } } } },
    },
  });
  return rows.map(({ namespace, displayName, displayNameZh, logoId, members, _count }) => ({
    namespace,
    displayName,
    displayNameZh,
    logoUrl: logoId ? assetPath(logoId) : null,
    role: members[0]?.role ?? 'owner',
    memberCount: _count.members,
    repositoryCount: _count.repositories,
  }));
}
