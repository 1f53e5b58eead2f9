import { aPerson, openTestCatalogue, type Person } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs } from '@/e2e/signed-in';
import { closeDatabase, db } from '@/lib/platform/db';

/** What a domain may look like at its longest: it must not widen its page. */
const LONG_DOMAIN = `${'a-rather-long-part.'.repeat(5)}example.org`;
const OVERVIEW = `# Tides\n\n\`\`\`console\n$ docker run ${'--an-option=value '.repeat(12)}\n\`\`\`\n`;

type Places = { organisation: string; repository: string };

/** An administrator who owns an organisation with what its pages list. */
async function anOwner(): Promise<{ person: Person } & Places> {
  const person = await aPerson('admin');
  const other = await aPerson();
  const { prisma } = db();
  const namespace = `${person.username}-and-the-others`;
  const members = [
    { userId: person.userId, role: 'owner' as const },
    { userId: other.userId, role: 'member' as const },
  ];
  const expiresAt = new Date(Date.now() + 86_400_000);
  const publisher = await prisma.publisher.create({
    data: {
      namespace,
      kind: 'organisation',
      displayName: 'Harbour Tools',
      members: { create: members },
      invitations: {
        create: { email: `${namespace}@example.test`, role: 'editor', digest: namespace, invitedBy: 'x', expiresAt },
      },
      domainProofs: {
        create: [
          { domain: LONG_DOMAIN, method: 'file', challenge: 'plimsoll-challenge=x', problem: 'no-file' },
          { domain: 'harbour.example', method: 'dns', challenge: 'plimsoll-challenge=y', state: 'verified' },
        ],
      },
      accessTokens: {
        create: { name: 'CI', digest: `token ${namespace}`, scopes: ['repo:push', 'repo:read'], createdBy: 'x' },
      },
    },
  });
  const name = 'a-repository-whose-name-is-rather-long-for-a-narrow-phone';
  const repository = await prisma.repository.create({
    data: {
      namespace,
      name,
      publisherId: publisher.id,
      overview: OVERVIEW,
      collaborators: { create: { userId: other.userId, role: 'write' } },
    },
  });
  await prisma.star.create({ data: { userId: person.userId, repositoryId: repository.id } });
  return { person, organisation: `/orgs/${namespace}`, repository: `/r/${namespace}/${name}` };
}

const PAGES: Readonly<Record<string, (places: Places) => readonly string[]>> = {
  'of an account': () => ['/settings', '/settings/security', '/settings/tokens', '/settings/account', '/dashboard'],
  'of organisations': ({ organisation }) => [
    '/orgs',
    '/orgs/new',
    '/invitations',
    ...['profile', 'members', 'domains', 'tokens', 'audit', 'delete'].map((tab) => `${organisation}/${tab}`),
  ],
  'of a repository': ({ repository }) => [
    '/new',
    repository,
    ...['', '/overview', '/revisions', '/collaborators', '/lifecycle'].map((tab) => `${repository}/settings${tab}`),
  ],
  'of the administration': () => ['/admin/users', '/admin/settings', '/admin/audit'],
};

test.describe('to somebody who signed in', () => {
  let owner: Awaited<ReturnType<typeof anOwner>>;
  test.beforeAll(async () => {
    openTestCatalogue();
    owner = await anOwner();
  });
  test.afterAll(() => closeDatabase());

  for (const [scheme, locale, width] of [
    ['light', 'en-US', 1280],
    ['dark', 'zh-CN', 390],
    ['light', 'zh-CN', 390],
    ['dark', 'en-US', 1280],
  ] as const)
    test.describe(`${scheme}, ${locale}, ${width} pixels`, () => {
      test.use({ colorScheme: scheme, locale, viewport: { width, height: 844 } });

      for (const [which, pagesOf] of Object.entries(PAGES))
        test(`axe finds no fault with the pages ${which}, and none scrolls sideways`, async ({
          page,
          context,
          baseURL,
          expectAccessible,
        }) => {
          test.slow();
          await actAs(context, owner.person, baseURL);
          for (const path of pagesOf(owner))
            await test.step(path, async () => {
              expect((await page.goto(path))?.status()).toBe(200);
              await expectAccessible();
              expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
            });
        });
    });
});
