import { randomBytes, randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { systemActor } from '@/lib/access/actor';
import type { Scope } from '@/lib/access/scopes';
import { createAccount } from '@/lib/accounts/create-account';
import { startSession } from '@/lib/accounts/sessions';
import { db, inTransaction, openDatabase, setDatabase } from '@/lib/platform/db';

/** The secret that bin/test.ts gives the site of the browser tests. */
export const SECRET = 'only for the browser tests';

export function openTestCatalogue(): void {
  const url = process.env.E2E_DATABASE_URL;
  if (!url) throw new Error('E2E_DATABASE_URL is not set: run these tests with “npm test -- e2e”.');
  setDatabase(openDatabase(url, 4));
}

export type Person = { userId: string; username: string };

/** Somebody new, with a namespace of the same name. */
export async function aPerson(role: 'user' | 'admin' = 'user'): Promise<Person> {
  const username = `m${randomBytes(6).toString('hex')}`;
  const account = { username, email: `${username}@example.test`, displayName: username, passwordHash: null, role };
  const userId = await inTransaction((queries) => createAccount(queries, systemActor('test'), account));
  return { userId, username };
}

/** The cookie of a sign-in that was made without the form: what is tested here is what comes after. */
export async function cookieOf({ userId }: Person): Promise<string> {
  const sessionId = await startSession(userId, { via: 'password', userAgent: 'matrix', address: undefined });
  const token = await encode({ token: { sub: userId, sessionId }, secret: SECRET });
  return `next-auth.session-token=${token}`;
}

/** A personal token, in whichever state. @returns what a client sends */
export async function tokenOf(
  { userId, username }: Person,
  scopes: readonly Scope[],
  state: 'live' | 'expired' | 'revoked' = 'live',
): Promise<string> {
  const token = newAccessToken();
  const hourAgo = new Date(Date.now() - 3_600_000);
  await db().prisma.accessToken.create({
    data: {
      name: `matrix ${state}`,
      digest: digestOfAccessToken(token),
      userId,
      scopes: [...scopes],
      createdBy: username,
      expiresAt: state === 'expired' ? hourAgo : null,
      revokedAt: state === 'revoked' ? hourAgo : null,
    },
  });
  return token;
}

/** An organisation with a repository, for one operation by one actor: nothing that another cell did is in it. */
export type World = {
  namespace: string;
  publisherId: string;
  repository: string;
  repositoryId: string;
};

export async function aWorld(
  visibility: 'public' | 'private',
  members: Readonly<Record<'member' | 'editor' | 'owner', Person>>,
): Promise<World> {
  const namespace = `w${randomBytes(6).toString('hex')}`;
  const roles = ['member', 'editor', 'owner'] as const;
  const { prisma } = db();
  const publisher = await prisma.publisher.create({
    data: {
      namespace,
      kind: 'organisation',
      displayName: namespace,
      members: {
        create: roles.map((role) => ({ userId: members[role].userId, role })),
      },
    },
    select: { id: true },
  });
  const repository = await prisma.repository.create({
    data: {
      namespace,
      name: 'demo',
      publisherId: publisher.id,
      visibility,
      description: 'a repository of the matrix',
      overview: '# Demo\n',
      updatedAt: new Date('2020-01-01'),
    },
    select: { id: true },
  });
  return { namespace, publisherId: publisher.id, repository: 'demo', repositoryId: repository.id };
}

/** Everything stored about a world, as one text: equal before and after means that nothing was changed. */
export async function stateOf(world: World): Promise<string> {
  const { prisma } = db();
  const ofRepository = { where: { repositoryId: world.repositoryId } };
  const ofPublisher = { where: { publisherId: world.publisherId } };
  const parts = await Promise.all([
    prisma.publisher.findUnique({ where: { id: world.publisherId } }),
    prisma.repository.findMany({ where: { OR: [{ id: world.repositoryId }, { publisherId: world.publisherId }] } }),
    prisma.overviewRevision.findMany(ofRepository),
    prisma.repositoryImage.findMany(ofRepository),
    prisma.collaborator.findMany(ofRepository),
    prisma.star.findMany(ofRepository),
    prisma.formerName.findMany(ofRepository),
    prisma.transfer.findMany(ofRepository),
    prisma.webhook.findMany({ ...ofRepository, include: { deliveries: true } }),
    prisma.publisherMember.findMany(ofPublisher),
    prisma.invitation.findMany(ofPublisher),
    prisma.domainProof.findMany(ofPublisher),
    prisma.accessToken.findMany({ ...ofPublisher, select: { id: true, revokedAt: true } }),
    prisma.grant.findMany(ofPublisher),
    prisma.auditEntry.count(ofPublisher),
  ]);
  return JSON.stringify(parts, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/** Leaves nothing of a world in what other tests search and count. */
export async function endWorld({ publisherId, repositoryId }: World): Promise<void> {
  const { prisma } = db();
  await prisma.repository.deleteMany({ where: { OR: [{ id: repositoryId }, { publisherId }] } });
  await prisma.publisher.deleteMany({ where: { id: publisherId } });
}

export const missingId = (): string => randomUUID();
