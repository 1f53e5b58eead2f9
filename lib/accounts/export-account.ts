import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { getAccount } from '@/lib/accounts/get-account';
import { listIdentities } from '@/lib/accounts/list-identities';
import { listSessions } from '@/lib/accounts/list-sessions';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { visibleTo } from '@/lib/repositories/policy';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/**
 * Everything that the site keeps about oneself, as one object of plain JSON. No secret is in it: neither digests nor
 * sealed secrets.
 */
export async function exportAccount(actor: Actor): Promise<Record<string, unknown>> {
  const { userId } = requireUser(actor);
  const { prisma } = db();
  const [account, { sessions }, { identities }, user, entries] = await Promise.all([
    getAccount(actor),
    listSessions(actor),
    listIdentities(actor),
    prisma.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        memberships: { include: { publisher: { select: { namespace: true } } } },
        collaborations: { include: { repository: { select: { namespace: true, name: true } } } },
        // One that was made private since may have got another name.
        stars: {
          where: { repository: visibleTo(actor) },
          include: { repository: { select: { namespace: true, name: true } } },
        },
        accessTokens: true,
      },
    }),
    prisma.auditEntry.findMany({
      where: { OR: [{ actorId: userId }, { targetKind: 'user', targetId: userId }] },
      orderBy: { at: 'asc' },
    }),
  ]);
  return {
    exportedAt: iso(clock.now()),
    account,
    sessions,
    identities,
    memberships: user.memberships.map(({ publisher, role, fromGroup, createdAt }) => ({
      namespace: publisher.namespace,
      role,
      fromGroup,
      since: iso(createdAt),
    })),
    collaborations: user.collaborations.map(({ repository, role }) => ({
      repository: `${repository.namespace}/${repository.name}`,
      role,
    })),
    stars: user.stars.map(({ repository, createdAt }) => ({
      repository: `${repository.namespace}/${repository.name}`,
      since: iso(createdAt),
    })),
    accessTokens: user.accessTokens.map(({ name, scopes, limited, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
      name,
      scopes,
      limited,
      createdAt: iso(createdAt),
      expiresAt: iso(expiresAt),
      lastUsedAt: iso(lastUsedAt),
      revokedAt: iso(revokedAt),
    })),
    auditEntries: entries.map(
      ({ at, actorId, actorName, tokenName, address, action, targetKind, targetName, changes }) => ({
        at: iso(at),
        actor: actorName,
        token: tokenName,
        // Where an administrator sat is about them.
        address: actorId === userId ? address : null,
        action,
        target: `${targetKind} ${targetName}`,
        changes,
      }),
    ),
  };
}
