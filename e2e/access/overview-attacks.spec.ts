import type { Page } from '@playwright/test';
import { expect, signIn, test } from '@/e2e/fixtures';
import { aRepositoryWith } from '@/e2e/overview-repository';
import { HOSTILE_MARKDOWN } from '@/lib/markdown/hostile-markdown.fixture';

const DEEP = `${'> '.repeat(3000)}x\n\n${'<div>'.repeat(3000)}y\n\n${'- '.repeat(2000)}z`;

const BATCH = 26;
const batches = Array.from({ length: Math.ceil(HOSTILE_MARKDOWN.length / BATCH) }, (_, index) =>
  HOSTILE_MARKDOWN.slice(index * BATCH, (index + 1) * BATCH),
);

/** Everything of a page that would have run or asked elsewhere; `quiet` watches requests, policy and the console too. */
async function expectHarmless(page: Page, root: string): Promise<void> {
  const found = await page
    .locator(root)
    .evaluate((overview) =>
      [...overview.querySelectorAll('*')].flatMap((node) => [
        ...(/^(script|style|iframe|object|embed|svg|math|form|base|link|meta|template)$/i.test(node.tagName)
          ? [node.tagName]
          : []),
        ...[...node.attributes]
          .filter(
            ({ name, value }) => /^on|^style$|^srcset$/.test(name) || /^\s*(javascript|data|vbscript):/i.test(value),
          )
          .map(({ name, value }) => `${node.tagName} ${name}=${value}`),
      ]),
    );
  expect(found).toEqual([]);
  // Whatever listens to the pointer or the focus gets its chance.
  await page.locator(root).evaluate((overview) => {
    for (const node of overview.querySelectorAll<HTMLElement>('*'))
      for (const type of ['mouseover', 'focus', 'toggle', 'error', 'load', 'animationstart'])
        node.dispatchEvent(new Event(type));
  });
  expect(await page.evaluate(() => Reflect.get(window, 'attacked') ?? 'not attacked')).toBe('not attacked');
}

test.describe('a hostile overview runs no script and asks nobody elsewhere', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
        Object.assign(window, { [name]: () => Object.assign(window, { attacked: name }) });
    });
  });

  for (const [index, batch] of batches.entries()) {
    const part = `part ${index + 1} of ${batches.length}`;

    test(`on its page, ${part}`, async ({ page }) => {
      test.slow();
      const repository = await aRepositoryWith('');
      await signIn(page, repository.page);
      const origin = new URL(page.url()).origin;
      for (const [attempt, markdown] of batch)
        await test.step(attempt, async () => {
          const saved = await page.request.put(`${repository.api}/overview`, {
            data: `# Before\n\n${markdown}\n`.toWellFormed(),
            headers: { 'content-type': 'text/markdown', 'if-match': '*', origin },
          });
          // What no text can hold (a null character) is refused.
          expect(saved.status()).toBe(markdown.includes('\0') ? 400 : 200);
          await page.goto(repository.page);
          await expectHarmless(page, '#overview-text');
          // Markup that is left open swallows nothing of the page.
          await expect(page.locator('footer')).toBeVisible();
        });
    });

    test(`in the preview, ${part}`, async ({ page }) => {
      test.slow();
      const repository = await aRepositoryWith('');
      await signIn(page, `${repository.settings}/overview`);
      const preview = page.getByRole('region', { name: 'Preview of the overview' });
      await expect(preview).toContainText(/\S/);
      for (const [number, [attempt, markdown]] of batch.entries())
        await test.step(attempt, async () => {
          await page.getByRole('textbox', { name: 'Overview (English)' }).fill(`# Attempt ${number}\n\n${markdown}\n`);
          if (markdown.includes('\0')) return;
          await expect(preview).toContainText(`Attempt ${number}`);
          await expectHarmless(page, '.overview');
        });
    });
  }

  test('nor does one that is nested thousands of levels deep', async ({ page }) => {
    const repository = await aRepositoryWith(DEEP);
    await signIn(page, `${repository.settings}/overview`);
    await expect(page.getByRole('region', { name: 'Preview of the overview' })).toContainText('z');
    await expectHarmless(page, '.overview');
    await page.goto(repository.page);
    await expectHarmless(page, '#overview-text');
  });

  test('nor can its API answers be opened as pages', async ({ page, request }) => {
    const repository = await aRepositoryWith('<script>alert(1)</script>');
    const answer = await request.get(`${repository.api}/overview`);
    expect(answer.headers()).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    await page.goto(repository.page);
    await expectHarmless(page, '#overview-text');
  });
});

test.describe('a picture', () => {
  test('that carries a script is refused or redrawn, and can do nothing when opened by itself', async ({ page }) => {
    const repository = await aRepositoryWith('');
    await signIn(page, repository.page);
    const send = (data: Buffer, type: string) =>
      page.request.post(`${repository.api}/images?alt=x`, {
        data,
        headers: { 'content-type': type, origin: new URL(page.url()).origin },
      });
    const svg = (inside: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">${inside}</svg>`);
    expect((await send(svg('<script>alert(1)</script>'), 'image/svg+xml')).status()).toBe(400);
    expect((await send(Buffer.from('<html><script>alert(1)</script>'), 'image/png')).status()).toBe(400);
    expect((await send(Buffer.from('x'), 'text/html')).status()).toBe(400);
    const added = await send(svg('<rect width="20" height="20" fill="red"/>'), 'image/svg+xml');
    expect(added.status()).toBe(201);
    const { path } = (await added.json()) as { path: string };
    const asset = await page.request.get(path);
    expect(asset.headers()).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });
});
