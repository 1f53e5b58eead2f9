import { HOTP, Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { beginSecondFactor } from '@/lib/accounts/begin-second-factor';
import { confirmSecondFactor } from '@/lib/accounts/confirm-second-factor';
import { disableSecondFactor } from '@/lib/accounts/disable-second-factor';
import { endSession } from '@/lib/accounts/end-session';
import { forgetStale } from '@/lib/accounts/forget-stale';
import { listSessions } from '@/lib/accounts/list-sessions';
import { renewRecoveryCodes } from '@/lib/accounts/renew-recovery-codes';
import { revokeOtherSessions } from '@/lib/accounts/revoke-other-sessions';
import { revokeSession } from '@/lib/accounts/revoke-session';
import { accountOfSession } from '@/lib/accounts/sessions';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import {
  actionsOn,
  aPersonWithPassword,
  aSessionOf,
  later,
  PASSWORD,
  useInstallation,
} from '@/lib/testing/builders/accounts';
import { aTokenOf } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const codeAt = (secret: string) =>
  HOTP.generate({ secret: Secret.fromBase32(secret), counter: Math.floor(clock.now().getTime() / 30_000), digits: 6 });
const DAY = 86_400_000;

describe('a second factor', () => {
  useTestDatabase();
  useInstallation();
  const find = (id: string) => db().prisma.user.findUniqueOrThrow({ where: { id } });

  it('is set up with the password and a code, and is stored sealed', async () => {
    const me = await aPersonWithPassword('mia');
    await expect(beginSecondFactor(me, 'wrong')).rejects.toMatchObject({ code: 'invalid' });
    await expect(confirmSecondFactor(me, '123456')).rejects.toMatchObject({ code: 'conflict' });
    const { secret, url, qrPath } = await beginSecondFactor(me, PASSWORD);
    expect(url).toContain(secret);
    expect(qrPath).toMatch(/^M\d/);
    await expect(confirmSecondFactor(me, '000000')).rejects.toMatchObject({ code: 'invalid' });
    expect((await find(me.userId)).totpConfirmedAt).toBeNull();
    const { recoveryCodes } = await confirmSecondFactor(me, codeAt(secret));
    expect(recoveryCodes).toHaveLength(10);
    const stored = await find(me.userId);
    expect(stored.totpConfirmedAt).not.toBeNull();
    expect(stored.totpSecret).not.toContain(secret);
    const digests = await db().prisma.recoveryCode.findMany({ where: { userId: me.userId } });
    expect(digests).toHaveLength(10);
    expect(JSON.stringify(digests)).not.toContain(recoveryCodes[0]);
    await expect(beginSecondFactor(me, PASSWORD)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('gets new recovery codes and is switched off with the password only', async () => {
    const me = await aPersonWithPassword('nia');
    await expect(disableSecondFactor(me, PASSWORD)).rejects.toMatchObject({ code: 'conflict' });
    await expect(renewRecoveryCodes(me, PASSWORD)).rejects.toMatchObject({ code: 'conflict' });
    const { secret } = await beginSecondFactor(me, PASSWORD);
    const { recoveryCodes } = await confirmSecondFactor(me, codeAt(secret));
    await expect(renewRecoveryCodes(me, 'wrong')).rejects.toMatchObject({ code: 'invalid' });
    const renewed = await renewRecoveryCodes(me, PASSWORD);
    expect(renewed.recoveryCodes).not.toEqual(recoveryCodes);
    expect(await db().prisma.recoveryCode.count({ where: { userId: me.userId } })).toBe(10);
    await expect(disableSecondFactor(me, undefined)).rejects.toMatchObject({ code: 'invalid' });
    await expect(disableSecondFactor(aTokenOf(me, ['org:admin']), PASSWORD)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await find(me.userId)).totpConfirmedAt).not.toBeNull();
    await disableSecondFactor(me, PASSWORD);
    expect(await find(me.userId)).toMatchObject({ totpSecret: null, totpConfirmedAt: null });
    expect(await db().prisma.recoveryCode.count({ where: { userId: me.userId } })).toBe(0);
    expect(await actionsOn(me.userId)).toEqual([
      'account.create',
      'account.sign_in',
      'account.enable_second_factor',
      'account.renew_recovery_codes',
      'account.disable_second_factor',
    ]);
  });
});

describe('sessions', () => {
  useTestDatabase();
  useInstallation();

  it('are listed with this one first, and only one’s own', async () => {
    const me = await aPersonWithPassword('tom');
    await aPersonWithPassword('eve');
    await aSessionOf(me.userId);
    const { sessions } = await listSessions(me);
    expect(sessions).toHaveLength(2);
    expect(sessions.map(({ current }) => current)).toEqual([true, false]);
    await expect(listSessions(ANONYMOUS)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('end at once, and nobody else’s can be ended', async () => {
    const me = await aPersonWithPassword('ann');
    const eve = await aPersonWithPassword('eva');
    const other = await aSessionOf(me.userId);
    await expect(revokeSession(eve, other)).rejects.toMatchObject({ code: 'not_found' });
    await expect(revokeSession(me, 'no-uuid')).rejects.toMatchObject({ code: 'not_found' });
    expect(await accountOfSession(other)).not.toBeNull();
    await revokeSession(me, other);
    expect(await accountOfSession(other)).toBeNull();
    await expect(revokeSession(me, other)).rejects.toMatchObject({ code: 'not_found' });
    await aSessionOf(me.userId);
    await aSessionOf(me.userId);
    expect(await revokeOtherSessions(me)).toEqual({ ended: 2 });
    expect(await accountOfSession(me.sessionId)).not.toBeNull();
    expect(await accountOfSession(eve.sessionId)).not.toBeNull();
    await endSession(me.sessionId, undefined);
    await endSession(me.sessionId, undefined);
    expect(await accountOfSession(me.sessionId)).toBeNull();
    expect((await actionsOn(me.userId)).filter((action) => action === 'account.sign_out')).toHaveLength(1);
  });

  it('end by themselves two weeks after their last use, and after ninety days in any case', async () => {
    const me = await aPersonWithPassword('gus');
    later(13 * DAY);
    expect(await accountOfSession(me.sessionId)).not.toBeNull();
    later(13 * DAY);
    expect(await accountOfSession(me.sessionId)).not.toBeNull();
    later(15 * DAY);
    expect(await accountOfSession(me.sessionId)).toBeNull();
    expect((await listSessions(me)).sessions).toEqual([]);
    await db().prisma.session.updateMany({ where: { id: me.sessionId }, data: { lastUsedAt: clock.now() } });
    expect(await accountOfSession(me.sessionId)).not.toBeNull();
    later(60 * DAY);
    await db().prisma.session.updateMany({ where: { id: me.sessionId }, data: { lastUsedAt: clock.now() } });
    expect(await accountOfSession(me.sessionId)).toBeNull();
  });

  it('and links that are long over are forgotten, those that count are not', async () => {
    const me = await aPersonWithPassword('ida');
    await forgetStale(db(), clock.now());
    expect(await accountOfSession(me.sessionId)).not.toBeNull();
    later(15 * DAY);
    expect(await forgetStale(db(), clock.now())).toBeGreaterThan(0);
    expect(await db().prisma.session.count({ where: { userId: me.userId } })).toBe(0);
  });
});
