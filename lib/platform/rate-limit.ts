import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { tooMany } from '@/lib/platform/errors';

// People type passwords into the wrong field: what was tried is never stored as it is.
const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/**
 * Counts one try of something, for everybody who shares the key, in windows of the clock. Counting is one statement, so
 * that tries at the same moment are all counted; it does not belong to the caller's transaction.
 * @throws AppError `too_many` above the limit, with the seconds until the window ends
 */
export async function consumeRate(key: string, limit: number, windowSeconds: number): Promise<void> {
  const now = clock.now().getTime();
  const begin = Math.floor(now / 1000 / windowSeconds) * windowSeconds;
  // Prisma's upsert may be two statements.
  const { rows } = await db().pool.query<{ count: number }>(
    `INSERT INTO rate_limits (key, window_at, count) VALUES ($1, $2, 1)
     ON CONFLICT (key, window_at) DO UPDATE SET count = rate_limits.count + 1 RETURNING count`,
    [digestOf(key), new Date(begin * 1000)],
  );
  if ((rows[0]?.count ?? 0) <= limit) return;
  const seconds = Math.max(1, Math.ceil(begin + windowSeconds - now / 1000));
  throw tooMany(`Too many tries. Try again in ${Math.ceil(seconds / 60)} min.`, seconds);
}

/** Forgets the tries that were counted for a key. */
export async function resetRate(key: string): Promise<void> {
  await db().prisma.rateLimit.deleteMany({ where: { key: digestOf(key) } });
}

/**
 * An address as tries are counted for it: a whole /64 of IPv6, since that is what one customer gets. Undefined where
 * the address is not known.
 */
export function rateAddress(address: string | undefined): string | undefined {
  if (address === undefined || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString().replace(/%.*$/, '')}/64`).toString()}/64`;
}
