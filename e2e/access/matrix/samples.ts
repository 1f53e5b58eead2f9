import { TOTP } from 'otpauth';
import type { Cast } from '@/e2e/access/matrix/actors';
import type { Requirement } from '@/e2e/access/matrix/expected';
import { REPOSITORY_CASES } from '@/e2e/access/matrix/repository-samples';
import { type Person, SECRET, type World } from '@/e2e/access/matrix/world';
import type { PublisherAction, RepositoryAction } from '@/lib/access/permissions';
import { newSecret } from '@/lib/accounts/one-time-code';
import { createOneTimeLink } from '@/lib/accounts/one-time-links';
import { hashPassword } from '@/lib/accounts/password';
import { startSession } from '@/lib/accounts/sessions';
import { identityId } from '@/lib/accounts/view';
import { db } from '@/lib/platform/db';
import { sealSecret } from '@/lib/platform/secret-box';

export type Sample = {
  /** Fills the placeholders of the path besides namespace and name. */
  parameters?: Readonly<Record<string, string>>;
  query?: string;
  body?: unknown;
  /** A body that is no JSON. */
  raw?: { mediaType: string; bytes: Uint8Array<ArrayBuffer> };
  headers?: Readonly<Record<string, string>>;
};

/** What an operation needs of its caller, and a valid request of it: so only who asks decides how it ends. */
export type Case = {
  requires: Requirement;
  /** Runs in a fresh world just before the request; what it makes belongs to the request's premises. */
  sample?: (world: World, cast: Cast, self: Person) => Promise<Sample> | Sample;
  /** How it ends for who may, where that is not the operation's status, and why. */
  ends?: number;
};

const visible: Case = { requires: { on: 'visible' } };
const open: Case = { requires: { on: 'nothing' } };
const repository = (action: RepositoryAction, sample?: Case['sample']): Case => ({
  requires: { on: 'repository', action },
  ...(sample ? { sample } : {}),
});
const publisher = (action: PublisherAction, sample?: Case['sample']): Case => ({
  requires: { on: 'publisher', action },
  ...(sample ? { sample } : {}),
});

const self = (sample?: Case['sample'], more: Partial<Case> = {}): Case => ({
  requires: { on: 'self' },
  ...(sample ? { sample } : {}),
  ...more,
});

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
const TOTP_SECRET = newSecret();
const codeOfNow = () => new TOTP({ secret: TOTP_SECRET }).generate();

const markdown = (text: string) => ({ mediaType: 'text/markdown', bytes: new TextEncoder().encode(text) });
/** A red point: the smallest picture. */
const picture = () => ({
  mediaType: 'image/png',
  bytes: Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='),
    (letter) => letter.charCodeAt(0),
  ),
});

async function aRevision({ repositoryId }: World): Promise<Sample> {
  await db().prisma.overviewRevision.create({
    data: { repositoryId, language: 'en', number: 1, text: '# Before\n', authorName: 'matrix' },
  });
  return { parameters: { number: '1' } };
}

async function aDomain({ publisherId, namespace }: World): Promise<Sample> {
  const domain = `${namespace}.invalid`;
  await db().prisma.domainProof.create({ data: { publisherId, domain, method: 'dns', challenge: 'matrix' } });
  return { parameters: { domain } };
}

export const CASES: Readonly<Record<string, Case>> = {
  // the catalogue
  ...REPOSITORY_CASES,
  dockerSearch: { ...open, sample: () => ({ query: '?q=nginx' }) },
  getRepository: visible,
  getSupportedTags: visible,
  listTags: visible,
  searchCatalogue: open,
  suggestRepositories: { ...open, sample: () => ({ query: '?q=ng' }) },

  // overviews
  addRepositoryImage: repository('repository.describe', () => ({ raw: picture() })),
  getOverview: visible,
  getRevision: repository('repository.view_revisions', aRevision),
  listRevisions: repository('repository.view_revisions'),
  previewOverview: repository('repository.describe', () => ({ raw: markdown('# Preview') })),
  restoreRevision: repository('repository.describe', async (world) => ({ ...(await aRevision(world)), body: {} })),
  saveOverview: repository('repository.describe', () => ({ raw: markdown('# New'), headers: { 'if-match': '*' } })),

  // one's own account
  beginSecondFactor: self(() => ({ body: {} })),
  changePassword: self(() => ({ body: { password: PASSWORD } })),
  confirmEmail: {
    ...open,
    sample: async (_world, _cast, person) => ({ parameters: { secret: await linkFor('email_confirmation', person) } }),
  },
  confirmSecondFactor: self(async (_world, _cast, person) => {
    await withTotp(person, false);
    return { body: { code: codeOfNow() } };
  }),
  deleteAccount: self((_world, _cast, { username }) => ({ body: { username } })),
  disableSecondFactor: self(async (_world, _cast, person) => {
    await withTotp(person, true);
    return { body: {} };
  }),
  exportAccount: self(),
  getAccount: self(),
  getAccountDeletion: self(),
  // Nobody has just come back from a provider.
  linkIdentity: self(undefined, { ends: 404 }),
  listIdentities: self(),
  listSessions: self(),
  registerAccount: {
    ...open,
    sample: async (_world, _cast, { username }) => {
      await uncounted();
      return { body: { username: `${username}x`, email: `${username}x@example.test`, password: PASSWORD } };
    },
  },
  renewRecoveryCodes: self(async (_world, _cast, person) => {
    await withTotp(person, true);
    return { body: {} };
  }),
  // The site of these tests sends no mail.
  requestEmailChange: self((_world, _cast, { username }) => ({ body: { email: `${username}@new.example.test` } }), {
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
  revokeOtherSessions: self(),
  revokeSession: self(async (_world, _cast, { userId }) => ({
    parameters: { id: await startSession(userId, { via: 'password', userAgent: '', address: undefined }) },
  })),
  unlinkIdentity: self(async (_world, _cast, { userId }) => {
    const provider = `oidc:https://${userId}.example.test`;
    await db().prisma.identity.create({ data: { provider, subject: userId, userId } });
    await db().prisma.user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(PASSWORD) } });
    return { parameters: { id: identityId(provider) }, body: { password: PASSWORD } };
  }),
  updateProfile: self(() => ({ body: { displayName: 'Somebody' } })),

  // domains
  addDomain: publisher('publisher.prove_domain', ({ namespace }) => ({
    body: { domain: `${namespace}.example`, method: 'dns' },
  })),
  checkDomain: publisher('publisher.prove_domain', aDomain),
  listDomains: publisher('publisher.prove_domain'),
  removeDomain: publisher('publisher.prove_domain', aDomain),
};
