import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import type { MemberView } from '@/lib/publishers/member-schema';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { requireOrganisation } from '@/lib/publishers/require-organisation';

const RANK = { owner: 0, editor: 1, member: 2 } as const;

/** Who belongs to an organisation, owners first. For its members only. */
export async function listMembers(actor: Actor, namespace: string): Promise<MemberView[]> {
  const { prisma } = db();
  const { publisher } = await publisherFor(prisma, actor, 'publisher.view_members', namespace);
  requireOrganisation(publisher);
  const rows = await prisma.publisherMember.findMany({
    where: { publisherId: publisher.id },
    include: { user: { select: { username: true, displayName: true } } },
    orderBy: { user: { username: 'asc' } },
  });
  return rows
    .map(({ user, role, fromGroup, createdAt }) => ({ ...user, role, fromGroup, since: createdAt.toISOString() }))
    .sort((a, b) => RANK[a.role] - RANK[b.role]);
}
