import { createHash, randomBytes } from 'node:crypto';
import { linkGone } from '@/lib/accounts/refuse';
import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';
import type { OneTimeLink, OneTimeLinkKind, Prisma } from '@/lib/platform/generated/prisma/client';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export type NewOneTimeLink = {
  kind: OneTimeLinkKind;
  userId?: string;
  email?: string | null;
  payload?: Prisma.InputJsonObject;
  madeBy: string;
  validMs: number;
};

/** @returns the secret of the link: 256 bits that are stored nowhere, only their sha256 is */
export async function createOneTimeLink(queries: Queries, { validMs, ...link }: NewOneTimeLink): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const now = clock.now();
  await queries.oneTimeLink.create({
    data: { ...link, digest: digestOf(secret), createdAt: now, expiresAt: new Date(now.getTime() + validMs) },
  });
  return secret;
}

const usable = (kind: OneTimeLinkKind, secret: string) => ({
  digest: digestOf(secret),
  kind,
  usedAt: null,
  expiresAt: { gt: clock.now() },
});

/** The link with this secret, or null when there is none that can still be used. */
export const findOneTimeLink = (queries: Queries, kind: OneTimeLinkKind, secret: string): Promise<OneTimeLink | null> =>
  queries.oneTimeLink.findFirst({ where: usable(kind, secret) });

/**
 * Uses a link up, in the transaction of what it is used for: of two who come at the same moment, one is refused.
 * @throws AppError `not_found` when it was used, is too old or never was
 */
export async function spendOneTimeLink(queries: Queries, kind: OneTimeLinkKind, secret: string): Promise<OneTimeLink> {
  const where = usable(kind, secret);
  const { count } = await queries.oneTimeLink.updateMany({ where, data: { usedAt: clock.now() } });
  const link = count === 1 ? await queries.oneTimeLink.findUnique({ where: { digest: where.digest } }) : null;
  if (!link) throw linkGone();
  return link;
}

/** Makes every open link of a kind useless for a user, as when what it was for has been done another way. */
export async function voidOneTimeLinks(queries: Queries, userId: string, ...kinds: OneTimeLinkKind[]): Promise<void> {
  await queries.oneTimeLink.deleteMany({ where: { userId, kind: { in: kinds }, usedAt: null } });
}
