import { digestOfAccessToken, looksLikeAccessToken } from '@/lib/access/access-token';
import type { TokenActor } from '@/lib/access/actor';
import { SCOPES } from '@/lib/access/scopes';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';

const NOTED_EVERY_MS = 60_000;

/** The actor a token stands for, or null when it is unknown, expired, revoked, or its owner is disabled. */
export async function findTokenActor(token: string, address?: string): Promise<TokenActor | null> {
  if (!looksLikeAccessToken(token)) return null;
  const { prisma } = db();
  const now = clock.now();
  const row = await prisma.accessToken.findFirst({
    where: {
      digest: digestOfAccessToken(token),
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    include: { user: true, publisher: true, repositories: { select: { repositoryId: true } } },
  });
  if (!row || row.user?.disabledAt) return null;
  const owner = row.user
    ? ({ kind: 'user', userId: row.user.id, username: row.user.username } as const)
    : row.publisher &&
      ({ kind: 'publisher', publisherId: row.publisher.id, namespace: row.publisher.namespace } as const);
  if (!owner) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > NOTED_EVERY_MS)
    await prisma.accessToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  return {
    kind: 'token',
    tokenId: row.id,
    tokenName: row.name,
    scopes: SCOPES.filter((scope) => row.scopes.includes(scope)),
    repositoryIds: row.limited ? row.repositories.map(({ repositoryId }) => repositoryId) : null,
    owner,
    address,
  };
}
