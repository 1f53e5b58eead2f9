import { systemActor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction, type Queries } from '@/lib/platform/db';

export type OrganisationRole = { organisation: string; role: 'owner' | 'editor' | 'member' };
type Person = { id: string; username: string };
type Publisher = { id: string; namespace: string };

async function change(queries: Queries, person: Person, publisher: Publisher, role: OrganisationRole['role'] | null) {
  const key = { publisherId: publisher.id, userId: person.id };
  // Locked: two last owners who sign in at the same moment are looked at one after the other.
  await queries.$queryRaw`SELECT 1 FROM publishers WHERE id = ${publisher.id}::uuid FOR UPDATE`;
  const member = await queries.publisherMember.findUnique({ where: { publisherId_userId: key } });
  if (member ? !member.fromGroup || member.role === role : role === null) return;
  if (member?.role === 'owner') {
    const others = await queries.publisherMember.count({
      where: { publisherId: publisher.id, role: 'owner', userId: { not: person.id }, user: { disabledAt: null } },
    });
    if (others === 0) return;
  }
  if (role === null) await queries.publisherMember.delete({ where: { publisherId_userId: key } });
  else
    await queries.publisherMember.upsert({
      where: { publisherId_userId: key },
      create: { ...key, role, fromGroup: true },
      update: { role },
    });
  await writeAuditEntry(queries, systemActor('directory'), {
    action: 'publisher.sync_group_role',
    target: { kind: 'publisher', id: publisher.id, name: publisher.namespace },
    publisherId: publisher.id,
    changes: { [person.username]: [member?.role ?? null, role] },
  });
}

/**
 * Gives somebody the roles that their groups of the directory have, and takes those away that came from a group they
 * left. What people of the organisation decided (memberships that came from no group) stays, and so does the last owner.
 */
export async function syncGroupRoles(person: Person, roles: readonly OrganisationRole[]): Promise<void> {
  await inTransaction(async (queries) => {
    const publishers = await queries.publisher.findMany({
      where: {
        kind: 'organisation',
        OR: [
          { namespace: { in: roles.map(({ organisation }) => organisation) } },
          { members: { some: { userId: person.id, fromGroup: true } } },
        ],
      },
      select: { id: true, namespace: true },
      // Always in one order: two sign-ins never wait for each other.
      orderBy: { namespace: 'asc' },
    });
    for (const publisher of publishers) {
      const role = roles.find(({ organisation }) => organisation === publisher.namespace)?.role ?? null;
      await change(queries, person, publisher, role);
    }
  });
}
