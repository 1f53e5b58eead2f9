import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { aPerson, openTestCatalogue, type Person } from '@/e2e/access/matrix/world';
import { expect, test } from '@/e2e/fixtures';
import { actAs, aRepositoryOf } from '@/e2e/signed-in';
import { closeDatabase, db } from '@/lib/platform/db';
import { addTagMovements } from '@/lib/registry-sync/tag-movements';
import { aPush, type Pushed } from '@/lib/testing/builders/pushes';

const SECRET = 'correct-horse-battery';
const EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const OCI = 'org.opencontainers.image.';
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const history = [
  { created_by: '/bin/sh -c #(nop) ADD file:4eedf861fb567fffb2694b65ebdd58d5 in / ' },
  { created_by: `ENV DB_PASSWORD=${SECRET}`, empty_layer: true },
  { created_by: `RUN |1 API_TOKEN=${SECRET} /bin/sh -c echo ${EVIL} # buildkit` },
  { created_by: 'CMD ["nginx" "-g" "daemon off;"]', empty_layer: true },
];
const config = {
  Env: ['PATH=/bin', `DB_PASSWORD=${SECRET}`, `DATABASE_URL=postgres://app:${SECRET}@db/app`, `EVIL=${EVIL}`],
  Cmd: ['nginx', EVIL],
  ExposedPorts: { '8080/tcp': {} },
  Volumes: { '/data': {} },
  Labels: {
    [`${OCI}title`]: EVIL,
    [`${OCI}source`]: 'https://github.com/o/r',
    [`${OCI}revision`]: COMMIT,
    [`${OCI}documentation`]: 'javascript:window.hacked=1',
    [`${OCI}licenses`]: 'MIT',
    [EVIL]: EVIL,
  },
  Healthcheck: { Test: ['CMD-SHELL', EVIL] },
};

test.describe('the page of a pushed tag', () => {
  let owner: Person;
  let path: string;
  let id: string;
  let first: Pushed;
  let second: Pushed;

  test.beforeAll(async () => {
    openTestCatalogue();
    owner = await aPerson();
    ({ id } = await aRepositoryOf(owner, 'demo'));
    path = `/r/${owner.username}/demo`;
    const image = (platform: string, sizes: number[]) => ({ platform, config, history, layers: sizes });
    const at = (day: number) => new Date(Date.UTC(2026, 3, day, 8));
    first = await aPush(id, '1.0', [image('linux/amd64', [300_000, 100_000])], { at: at(1), by: owner.username });
    const gone = { tag: '1.0', digest: null, at: new Date('2026-04-01T12:00:00Z'), by: owner.username, eventId: null };
    await addTagMovements(db().prisma, id, [gone]);
    const pushed = [
      image('linux/amd64', [600_000, 200_000]),
      { platform: 'linux/arm64/v8', config: { User: '1000', Cmd: ['sh'] }, layers: [500_000] },
    ];
    second = await aPush(id, '1.0', pushed, { at: at(2), by: owner.username, attested: true });
    await aPush(id, 'latest', pushed, { at: at(3), by: owner.username, attested: true });
  });
  test.afterAll(() => closeDatabase());

  test('shows layers with instruction and size, facts, history and what refers to it', async ({
    page,
    expectAccessible,
  }) => {
    await page.goto(`${path}/tags/1.0`);
    const layers = page.getByRole('region', { name: 'Layers' });
    await expect(layers.getByText('ADD file:4eedf861fb567fffb2694b65ebdd58d5 /')).toBeVisible();
    await expect(layers.getByText('600.0 KB')).toBeVisible();
    await expect(layers.getByText('75 % of the whole').first()).toBeAttached();
    await layers.getByText('1 step without a layer').first().click();
    await expect(layers.getByText('ENV DB_PASSWORD=••••••')).toBeVisible();
    const facts = page.getByRole('region', { name: 'Checked facts' });
    await expect(facts.getByText(second.digest.slice(0, 19)).first()).toBeVisible();
    const timeline = page.getByRole('region', { name: 'History of this tag' });
    for (const { digest } of [first, second])
      await expect(timeline.locator(`a[href="/digests/${digest}"]`)).toBeVisible();
    await expect(timeline.getByText('was from 1 Apr 2026 08:00 UTC to 1 Apr 2026 12:00 UTC')).toBeVisible();
    await expect(timeline.getByText('Tag deleted')).toBeVisible();
    await expect(timeline.getByText('there was no such tag from 1 Apr 2026 12:00 UTC')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Attestations' }).getByText('linux/amd64')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Other tags' }).getByRole('link', { name: 'latest' })).toBeVisible();
    await expectAccessible();
  });

  test('has a switch between platforms that keys reach and the address keeps', async ({ page }) => {
    await page.goto(`${path}/tags/1.0`);
    const platforms = page.getByRole('navigation', { name: 'Platform' });
    await expect(platforms.getByRole('link', { name: 'linux/amd64' })).toHaveAttribute('aria-current', 'true');
    await platforms.getByRole('link', { name: 'linux/amd64' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\?platform=linux\/arm64\/v8/);
    await expect(page.getByText('This image does not record what made its layers.')).toBeVisible();
    await page.reload();
    await expect(platforms.getByRole('link', { name: 'linux/arm64/v8' })).toHaveAttribute('aria-current', 'true');
    await page.goto(`${path}/tags/1.0?platform=plan9/mips`);
    await expect(page.getByText('This tag has no image for plan9/mips.')).toBeVisible();
  });

  test('never has a secret in it, nor runs what somebody pushed', async ({ page, request }) => {
    await page.goto(`${path}/tags/1.0`);
    const configuration = page.getByRole('region', { name: 'Configuration' });
    await expect(configuration.getByText('hidden', { exact: true }).first()).toBeVisible();
    await expect(configuration.getByText('No user is set, so it runs as root.')).toBeVisible();
    const words = page.getByRole('region', { name: 'In the publisher’s words' });
    const link = words.getByRole('link', { name: COMMIT.slice(0, 12) });
    await expect(link).toHaveAttribute('href', `https://github.com/o/r/commit/${COMMIT}`);
    await expect(link).toHaveAttribute('rel', /nofollow.*noopener/);
    await expect(words.getByRole('link', { name: 'MIT License' })).toBeVisible();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    await expect(page.locator('img[src=x], a[href^="javascript:" i]')).toHaveCount(0);
    for (const [address, headers] of [
      [`${path}/tags/1.0`, {}],
      [`${path}/tags/1.0`, { rsc: '1' }],
      [path, {}],
      [`/api/v1/repositories${path.slice(2)}/tags/1.0`, {}],
    ] as const) {
      const answer = await request.get(address, { headers });
      expect(answer.status()).toBe(200);
      expect(await answer.text()).not.toContain(SECRET);
    }
  });

  test('fits a phone in Chinese and dark, and is accessible there', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      ...(baseURL ? { baseURL } : {}),
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      colorScheme: 'dark',
    });
    const page = await context.newPage();
    for (const address of [`${path}/tags/1.0`, path]) {
      await page.goto(address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.goto(`${path}/tags/1.0`);
    await expect(page.getByRole('heading', { name: '标签历史' })).toBeVisible();
    await context.close();
  });

  test('says what could not be taken in, and why', async ({ page, expectAccessible }) => {
    const eventId = randomUUID();
    const problem = 'The manifest is not made as its type demands.';
    await db().prisma.registryEvent.create({ data: { id: eventId, body: {}, problem } });
    const digest = `sha256:${'0'.repeat(64)}`;
    await addTagMovements(db().prisma, id, [{ tag: 'broken', digest, at: new Date(), by: 'ci', eventId }]);
    await page.goto(`${path}/tags/broken`);
    await expect(page.getByText('The registry has something else under this tag')).toBeVisible();
    await expect(page.getByText(problem)).toBeVisible();
    await expectAccessible();
    expect((await page.goto(`${path}/tags/never`))?.status()).toBe(404);
  });

  test('stays light when half a megabyte of texts was pushed', async ({ page }) => {
    const many = Array.from({ length: 120 }, (_, index) => `V${index}=${`${index} `.repeat(2000)}`);
    const steps = Array.from({ length: 900 }, (_, index) => ({ created_by: `RUN ${'x '.repeat(2000)}${index}` }));
    const big = { platform: 'linux/amd64', config: { Env: many }, history: steps, layers: [1, 2, 3] };
    await aPush(id, 'big', [big]);
    await page.goto(`${path}/tags/big`);
    await expect(page.getByRole('link', { name: 'in the API' }).first()).toBeVisible();
    expect((await page.content()).length).toBeLessThan(700_000);
  });

  test('answers the API with an ETag, and 304 to whoever has it', async ({ request }) => {
    const address = `/api/v1/repositories${path.slice(2)}/tags/1.0?platform=linux/arm64`;
    const answer = await request.get(address);
    const tag = (await answer.json()) as { images: { platform: string }[] };
    expect(tag.images.map(({ platform }) => platform)).toEqual(['linux/arm64/v8']);
    const etag = answer.headers().etag ?? '';
    expect((await request.get(address, { headers: { 'if-none-match': etag } })).status()).toBe(304);
    expect((await request.get(address.replace('1.0', 'nothing'))).status()).toBe(404);
    expect((await request.get(`${address}&historyPage=x`)).status()).toBe(400);
  });

  test('leads from a repository’s page, which says at once how to pull and run it', async ({ page }) => {
    await page.goto(path);
    await expect(page.getByText(`docker pull `).first()).toBeVisible();
    const newest = page.getByRole('region', { name: 'Newest tags' });
    await expect(newest.getByText('linux/amd64, linux/arm64/v8').first()).toBeVisible();
    const runs = page.getByRole('region', { name: 'What it runs' });
    for (const text of ['8080/tcp', '/data', 'No user is set, so it runs as root.'])
      await expect(runs.getByText(text)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Finish this page' })).toHaveCount(0);
    await newest.getByRole('link', { name: '1.0' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '1.0' })).toBeVisible();
  });

  test('tells its owner, and nobody else, what the page lacks', async ({
    page,
    context,
    baseURL,
    expectAccessible,
  }) => {
    await actAs(context, owner, baseURL);
    await page.goto(path);
    const list = page.getByRole('region', { name: 'Finish this page' });
    await expect(list.getByText('0 of 7 done')).toBeVisible();
    await expectAccessible();
    await list.getByRole('link', { name: /Write an overview/ }).click();
    await page.waitForURL(`${path}/settings/overview`);
    await db().prisma.repository.update({ where: { id }, data: { description: 'A demo', licence: 'MIT' } });
    await page.goto(path);
    await expect(list.getByText('2 of 7 done')).toBeVisible();
    await actAs(context, await aPerson(), baseURL);
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Newest tags' })).toBeVisible();
    await expect(list).toHaveCount(0);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.beforeAll(() => openTestCatalogue());
  test.afterAll(() => closeDatabase());

  test('platforms are chosen and steps unfold', async ({ page }) => {
    const owner = await aPerson();
    const { id } = await aRepositoryOf(owner, 'plain');
    await aPush(id, '1', [
      { platform: 'linux/amd64', history, layers: [10, 10] },
      { platform: 'linux/s390x', config: { User: 'app' } },
    ]);
    await page.goto(`/r/${owner.username}/plain/tags/1`);
    await page.getByText('1 step without a layer').first().click();
    await expect(page.getByText('ENV DB_PASSWORD=••••••')).toBeVisible();
    await page.getByRole('link', { name: 'linux/s390x' }).click();
    await expect(page.getByRole('region', { name: 'Configuration' }).getByText('app', { exact: true })).toBeVisible();
  });
});
