import type { Actor } from '@/lib/access/actor';
import type { AccessTokenView } from '@/lib/access-tokens/schema';
import { type TokenOwner, tokenOwnerFor } from '@/lib/access-tokens/token-owner';
import { accessTokenParts, toAccessTokenView } from '@/lib/access-tokens/view';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';

const MOST = 500;

/** The tokens of an owner, usable ones first, then the newest. */
export async function listAccessTokens(actor: Actor, owner: TokenOwner): Promise<AccessTokenView[]> {
  const { prisma } = db();
  const { key } = await tokenOwnerFor(prisma, actor, owner);
  const rows = await prisma.accessToken.findMany({
    where: key,
    include: accessTokenParts(actor),
    orderBy: { createdAt: 'desc' },
    take: MOST,
  });
  const now = clock.now();
  const views = rows.map((row) => toAccessTokenView(row, now));
  return [...views.filter(({ state }) => state === 'live'), ...views.filter(({ state }) => state !== 'live')];
}
