import { describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { consumeRate, rateAddress, resetRate } from '@/lib/platform/rate-limit';
import { later, useInstallation } from '@/lib/testing/builders/accounts';
import { useTestDatabase } from '@/lib/testing/database';

describe('counted tries', () => {
  useTestDatabase();
  useInstallation();

  it('are refused above the limit until the window ends, and say for how long', async () => {
    for (let i = 0; i < 3; i += 1) await consumeRate('a', 3, 60);
    const refusal = await consumeRate('a', 3, 60).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'too_many' });
    const { retryAfter } = (refusal as { details: { retryAfter: number } }).details;
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    await consumeRate('b', 3, 60);
    later(60_000);
    await consumeRate('a', 3, 60);
  });

  it('at the same moment are all counted', async () => {
    const tries = Array.from({ length: 20 }, () => consumeRate('crowd', 5, 86_400));
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('are forgotten when asked, and never stored as they were typed', async () => {
    await consumeRate('my secret password', 1, 86_400);
    await resetRate('my secret password');
    await consumeRate('my secret password', 1, 86_400);
    const rows = await db().prisma.rateLimit.findMany();
    expect(JSON.stringify(rows.map(({ key }) => key))).not.toContain('secret');
  });

  it('belong to a whole /64 of IPv6, and to one address of IPv4', () => {
    expect(rateAddress('2001:db8:1:2:3:4:5:6')).toBe(rateAddress('2001:db8:1:2:ffff::1'));
    expect(rateAddress('2001:db8:1:3::1')).not.toBe(rateAddress('2001:db8:1:2::1'));
    expect(rateAddress('192.0.2.1')).not.toBe(rateAddress('192.0.2.2'));
    expect(rateAddress('fe80::1%eth0')).toBe('fe80::/64');
    expect(rateAddress(undefined)).toBeUndefined();
  });
});
