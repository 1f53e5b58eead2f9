import { TOTP } from 'otpauth';
import { type Case, onSelf, open } from '@/e2e/access/matrix/sample';
import { type Person, SECRET } from '@/e2e/access/matrix/world';
import { newSecret } from '@/lib/accounts/one-time-code';
import { createOneTimeLink } from '@/lib/accounts/one-time-links';
import { hashPassword } from '@/lib/accounts/password';
import { startSession } from '@/lib/accounts/sessions';
import { identityId } from '@/lib/accounts/view';
import { db } from '@/lib/platform/db';
import { sealSecret } from '@/lib/platform/secret-box';

const TOTP_SECRET = newSecret();
const PASSWORD = 'a long password of the matrix';
/** Everybody here comes from one address, whose tries are counted. */
const uncounted = async (): Promise<void> => void (await db().prisma.rateLimit.deleteMany());
const linkFor = (kind: 'password_reset' | 'email_confirmation', { userId, username }: Person) =>
  createOneTimeLink(db().prisma, {
    kind,
    userId,
    email: `${username}@new.example.test`,
    madeBy: 'matrix',
    validMs: 60_000,
  });

async function withTotp({ userId }: Person, confirmed: boolean): Promise<void> {
  const totpSecret = sealSecret(SECRET, 'second-factor', userId, TOTP_SECRET);
  await db().prisma.user.update({
    where: { id: userId },
    data: { totpSecret, totpConfirmedAt: confirmed ? new Date() : null, totpLastStep: null },
  });
}
const codeOfNow = () => new TOTP({ secret: TOTP_SECRET }).generate();

/** Valid requests of what concerns one's own account. */
export const ACCOUNT_CASES: Readonly<Record<string, Case>> = {
  beginSecondFactor: onSelf(() => ({ body: {} })),
  changePassword: onSelf(() => ({ body: { password: PASSWORD } })),
  confirmEmail: {
    ...open,
    sample: async (_world, _cast, person) => ({ parameters: { secret: await linkFor('email_confirmation', person) } }),
  },
  confirmSecondFactor: onSelf(async (_world, _cast, person) => {
    await withTotp(person, false);
    return { body: { code: codeOfNow() } };
  }),
  deleteAccount: onSelf((_world, _cast, { username }) => ({ body: { username } })),
  disableSecondFactor: onSelf(async (_world, _cast, person) => {
    await withTotp(person, true);
    return { body: {} };
  }),
  exportAccount: onSelf(),
  getAccount: onSelf(),
  getAccountDeletion: onSelf(),
  // Nobody has just come back from a provider.
  linkIdentity: onSelf(undefined, { ends: 404 }),
  listIdentities: onSelf(),
  listSessions: onSelf(),
  registerAccount: {
    ...open,
    sample: async (_world, _cast, { username }) => {
      await uncounted();
      return { body: { username: `${username}x`, email: `${username}x@example.test`, password: PASSWORD } };
    },
  },
  renewRecoveryCodes: onSelf(async (_world, _cast, person) => {
    await withTotp(person, true);
    return { body: {} };
  }),
  // The site of these tests sends no mail.
  requestEmailChange: onSelf((_world, _cast, { username }) => ({ body: { email: `${username}@new.example.test` } }), {
    ends: 409,
  }),
  requestPasswordReset: {
    ...open,
    ends: 503, // no mail, as above
    sample: async (_world, _cast, { username }) => {
      await uncounted();
      return { body: { login: username } };
    },
  },
  resetPassword: {
    ...open,
    sample: async (_world, _cast, person) => ({
      parameters: { secret: await linkFor('password_reset', person) },
      body: { password: PASSWORD },
    }),
  },
  revokeOtherSessions: onSelf(),
  revokeSession: onSelf(async (_world, _cast, { userId }) => ({
    parameters: { id: await startSession(userId, { via: 'password', userAgent: '', address: undefined }) },
  })),
  unlinkIdentity: onSelf(async (_world, _cast, { userId }) => {
    const provider = `oidc:https://${userId}.example.test`;
    await db().prisma.identity.create({ data: { provider, subject: userId, userId } });
    await db().prisma.user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(PASSWORD) } });
    return { parameters: { id: identityId(provider) }, body: { password: PASSWORD } };
  }),
  updateProfile: onSelf(() => ({ body: { displayName: 'Somebody' } })),
};
