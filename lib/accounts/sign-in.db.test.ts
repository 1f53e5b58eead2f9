import { HOTP, Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/access/actor';
import { beginSecondFactor } from '@/lib/accounts/begin-second-factor';
import { confirmSecondFactor } from '@/lib/accounts/confirm-second-factor';
import { setUserDisabled } from '@/lib/accounts/set-user-disabled';
import { signIn } from '@/lib/accounts/sign-in';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { actionsOn, aPersonWithPassword, later, PASSWORD, useInstallation } from '@/lib/testing/builders/accounts';
import { useTestDatabase } from '@/lib/testing/database';

const codeAt = (secret: string) =>
  HOTP.generate({ secret: Secret.fromBase32(secret), counter: Math.floor(clock.now().getTime() / 30_000), digits: 6 });
const refusalOf = async (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

describe('signing in', () => {
  useTestDatabase();
  useInstallation();

  it('takes the user name or the address, in any case, with the password', async () => {
    const { userId } = await aPersonWithPassword('mia');
    expect(await signIn({ login: 'mia', password: PASSWORD })).toBe(userId);
    expect(await signIn({ login: ' MIA@Example.test ', password: PASSWORD })).toBe(userId);
    for (const input of [
      { login: 'mia', password: 'wrong' },
      { login: 'nobody', password: PASSWORD },
      { login: 'mia', password: '' },
      { login: { contains: 'mia' }, password: PASSWORD },
      { login: "' OR 1=1 --", password: PASSWORD },
      { login: 'mia' },
      null,
    ])
      expect(await signIn(input)).toBeNull();
  });

  it('does not let in who is disabled, nor who has no password', async () => {
    await aPersonWithPassword('dora');
    await setUserDisabled(systemActor('test'), 'dora', true);
    expect(await signIn({ login: 'dora', password: PASSWORD })).toBeNull();
  });

  it('is refused after ten tries, whether the account exists or not, and with the right password too', async () => {
    await aPersonWithPassword('tom');
    for (const login of ['tom', 'tom-who-is-not-there']) {
      for (let i = 0; i < 10; i += 1) expect(await signIn({ login, password: 'wrong' })).toBeNull();
      expect(await refusalOf(signIn({ login, password: PASSWORD }))).toMatchObject({
        code: 'too_many',
        details: { reason: 'too-many' },
      });
    }
    // The address is counted apart: being refused for it would tell whose name it goes with.
    expect(await signIn({ login: 'tom@example.test', password: 'wrong' })).toBeNull();
    later(15 * 60_000);
    expect(await signIn({ login: 'tom', password: PASSWORD })).not.toBeNull();
  });

  it('forgets what was mistyped once it succeeded', async () => {
    await aPersonWithPassword('ann');
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 8; i += 1) await signIn({ login: 'ann', password: 'wrong' });
      expect(await signIn({ login: 'ann', password: PASSWORD })).not.toBeNull();
    }
  });

  it('is refused to an address after fifty tries for whatever accounts', async () => {
    const tries = Array.from({ length: 50 }, (_, i) => signIn({ login: `guess-${i}`, password: 'x' }, '198.51.100.1'));
    expect(await Promise.all(tries)).toEqual(Array.from({ length: 50 }, () => null));
    expect(await refusalOf(signIn({ login: 'other', password: 'x' }, '198.51.100.1'))).toMatchObject({
      code: 'too_many',
    });
    expect(await signIn({ login: 'other', password: 'x' }, '198.51.100.2')).toBeNull();
  });

  it('takes about as long for an account that is not there', async () => {
    await aPersonWithPassword('tim');
    const time = async (login: string) => {
      const begun = performance.now();
      await signIn({ login, password: 'wrong' });
      return performance.now() - begun;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    await time('warm-up');
    // In turn, and the best of each: whatever else the machine does only ever adds to a time.
    for (let i = 0; i < 20; i += 1) {
      await db().prisma.rateLimit.deleteMany();
      known.push(await time('tim'));
      unknown.push(await time('nobody-here'));
    }
    // Without hashing, an answer for nobody takes about a sixth.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.6);
    expect(Math.min(...unknown)).toBeLessThan(Math.min(...known) * 1.7);
  });

  describe('with a second factor', () => {
    it('asks for a code only after the right password, and takes each code once', async () => {
      const me = await aPersonWithPassword('zoe');
      const { secret } = await beginSecondFactor(me, PASSWORD);
      const { recoveryCodes } = await confirmSecondFactor(me, codeAt(secret));
      const used = codeAt(secret);
      later(60_000);
      const wrong = { login: 'zoe', password: 'wrong', code: codeAt(secret) };
      expect(await signIn(wrong)).toBeNull();
      const right = { login: 'zoe', password: PASSWORD };
      expect(await refusalOf(signIn(right))).toMatchObject({ details: { reason: 'second-factor' } });
      expect(await refusalOf(signIn({ ...right, code: used }))).toMatchObject({
        details: { reason: 'second-factor-wrong' },
      });
      const code = codeAt(secret);
      const both = await Promise.allSettled([signIn({ ...right, code }), signIn({ ...right, code })]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const recovery = { ...right, code: recoveryCodes[0] };
      expect(await signIn(recovery)).toBe(me.userId);
      expect(await refusalOf(signIn(recovery))).toMatchObject({ details: { reason: 'second-factor-wrong' } });
      expect(await actionsOn(me.userId)).toContain('account.use_recovery_code');
    });

    it('does not forget tries for a right password alone: codes cannot be guessed', async () => {
      const me = await aPersonWithPassword('gus');
      const { secret } = await beginSecondFactor(me, PASSWORD);
      await confirmSecondFactor(me, codeAt(secret));
      const tries: unknown[] = [];
      for (let i = 0; i < 11; i += 1)
        tries.push(await refusalOf(signIn({ login: 'gus', password: PASSWORD, code: '000000' })));
      expect(tries.at(-1)).toMatchObject({ code: 'too_many' });
    });
  });
});
