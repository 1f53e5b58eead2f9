import { systemActor, type TokenActor } from '@/lib/access/actor';
import type { Scope } from '@/lib/access/scopes';
import { createAccount } from '@/lib/accounts/create-account';
import { platformOfLibraryArchitecture } from '@/lib/names/platform';
import type { GrantProgram } from '@/lib/names/trust';
import { db, inTransaction } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type GrantSubject, grantProgram } from '@/lib/programs/grant-program';

export const TEST_DAY = new Date('2026-06-01T12:00:00Z');

export async function aPublisher(
  namespace: string,
  more: Partial<Prisma.PublisherUncheckedCreateInput> = {},
): Promise<{ id: string; namespace: string }> {
  return db().prisma.publisher.upsert({
    where: { namespace },
    create: { namespace, kind: 'organisation', displayName: namespace, ...more },
    update: {},
    select: { id: true, namespace: true },
  });
}

/** `aRepository('grafana/loki', { pullCount: 5n })`; its publisher is made when it is missing. */
export async function aRepository(
  path: string,
  more: Partial<Prisma.RepositoryUncheckedCreateInput> & { architectures?: string[] } = {},
): Promise<{ id: string; publisherId: string }> {
  const [namespace = '', name = ''] = path.split('/');
  const publisher = await aPublisher(namespace);
  const platforms = (more.architectures ?? []).flatMap((word) => platformOfLibraryArchitecture(word) ?? []);
  return db().prisma.repository.create({
    data: {
      namespace,
      name,
      publisherId: publisher.id,
      operatingSystems: [...new Set(platforms.map(({ os }) => os))],
      cpuArchitectures: [...new Set(platforms.map(({ architecture }) => architecture))],
      updatedAt: TEST_DAY,
      ...more,
    },
    select: { id: true, publisherId: true },
  });
}

export async function aGrant(
  program: GrantProgram,
  subject: GrantSubject,
  more: { grantedAt?: Date; validUntil?: Date | null } = {},
): Promise<string> {
  const { id } = await grantProgram(db().prisma, {
    program,
    subject,
    grantedAt: TEST_DAY,
    validUntil: null,
    by: 'test',
    reason: 'for the test',
    evidence: [{ kind: 'check', label: 'Checked', value: 'by the test' }],
    ...more,
  });
  return id;
}

/** Somebody with a namespace of the same name. */
export async function aUser(username: string, role: 'user' | 'reviewer' | 'admin' = 'user') {
  const account = {
    username,
    email: `${username}@example.test`,
    displayName: username,
    passwordHash: null,
    role,
  };
  const userId = await inTransaction((queries) => createAccount(queries, systemActor('test'), account));
  return { kind: 'user', userId, username, role } as const;
}

export async function aMember(namespace: string, userId: string, role: 'member' | 'editor' | 'owner' = 'member') {
  const { id } = await aPublisher(namespace);
  await db().prisma.publisherMember.create({ data: { publisherId: id, userId, role } });
}

export async function aCollaborator(repositoryId: string, userId: string, role: 'read' | 'write' | 'admin') {
  await db().prisma.collaborator.create({ data: { repositoryId, userId, role } });
}

/** A personal token as a request would bring it. */
export function aTokenOf(
  { userId, username }: { userId: string; username: string },
  scopes: readonly Scope[],
  repositoryIds: readonly string[] | null = null,
): TokenActor {
  return {
    kind: 'token',
    tokenId: '00000000-0000-7000-8000-000000000000',
    tokenName: 'test token',
    scopes,
    repositoryIds,
    owner: { kind: 'user', userId, username },
  };
}
