import { looksLikeAccessToken } from '@/lib/access/access-token';
import type { Actor } from '@/lib/access/actor';
import { findTokenActor } from '@/lib/access/find-token-actor';
import { signIn } from '@/lib/accounts/sign-in';
import { db } from '@/lib/platform/db';
import { consumeRate, resetRate } from '@/lib/platform/rate-limit';

const WINDOW_SECONDS = 600;
const TRIES_PER_LOGIN = 20;
const TRIES_PER_ADDRESS = 300;

/**
 * Whom a registry client's user name and password stand for, or null. The password is an access token, whatever the
 * user name, or the account's own as long as that has no second factor: a client could not ask for it. Tries with
 * passwords are limited by account and by address; a token cannot be guessed.
 * @throws AppError `too_many`
 */
export async function authenticateClient(
  { username, password }: { username: string; password: string },
  address: string | undefined,
): Promise<Actor | null> {
  if (looksLikeAccessToken(password)) return findTokenActor(password, address);
  const loginKey = `registry password ${username.trim().toLowerCase()}`;
  await consumeRate(`registry password from ${address ?? 'unknown'}`, TRIES_PER_ADDRESS, WINDOW_SECONDS);
  await consumeRate(loginKey, TRIES_PER_LOGIN, WINDOW_SECONDS);
  const userId = await signIn({ login: username, password });
  if (!userId) return null;
  const user = await db().prisma.user.findFirst({
    where: { id: userId, disabledAt: null, totpConfirmedAt: null },
    select: { username: true, role: true },
  });
  if (!user) return null;
  await resetRate(loginKey);
  return { kind: 'user', userId, address, ...user };
}
