import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { looksLikeAccessToken } from '@/lib/access/access-token';
import type { Actor } from '@/lib/access/actor';
import { findTokenActor } from '@/lib/access/find-token-actor';
import { hasSecondFactor } from '@/lib/accounts/second-factor';
import { signIn } from '@/lib/accounts/sign-in';
import { userActor } from '@/lib/accounts/user-actor';
import { db } from '@/lib/platform/db';

type Credentials = { username: string; password: string };
type Proved = { userId: string; passwordHash: string | null };

/**
 * Clients ask for a token with every pull: whoever proved a password a moment ago is not asked to spend another of
 * their few tries, nor we the time of its hash. Passwords are not kept, only what this process alone can recognise.
 */
const proved = new LRUCache<string, Proved>({ max: 1000, ttl: 5 * 60_000 });
const processKey = randomBytes(32);
const keyOf = ({ username, password }: Credentials): string =>
  createHmac('sha256', processKey)
    .update(JSON.stringify([username, password]))
    .digest('base64');

const liveUser = (userId: string) => db().prisma.user.findFirst({ where: { id: userId, disabledAt: null } });

/**
 * Whom a registry client's user name and password stand for, or null. The password is an access token, whatever the
 * user name, or the account's own as long as that has no second factor: a client could not ask for it.
 * @throws AppError `too_many` after too many wrong passwords, `forbidden` for a right one of an account with a second
 *   factor
 */
export async function authenticateClient(credentials: Credentials, address: string | undefined): Promise<Actor | null> {
  const { username, password } = credentials;
  if (looksLikeAccessToken(password)) return findTokenActor(password, address);
  const key = keyOf(credentials);
  const known = proved.get(key);
  if (known) {
    const user = await liveUser(known.userId);
    if (user && user.passwordHash === known.passwordHash && !hasSecondFactor(user)) return userActor(user, address);
    proved.delete(key);
  }
  const userId = await signIn({ login: username, password }, address);
  const user = userId ? await liveUser(userId) : null;
  if (!user) return null;
  proved.set(key, { userId: user.id, passwordHash: user.passwordHash });
  return userActor(user, address);
}
