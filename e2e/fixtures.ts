import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** What went wrong in a page without a test asking for it. */
function watch(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) faults.push(`asked ${url.origin} for something`);
  });
  page.on('console', (message) => {
    // Chromium reports an answer's status as an error, also where the page expects it.
    if (message.type() === 'error' && !/status of 4(?:0[01349]|13|29)/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  return faults;
}

/** An address of its own for every test: tries to sign in are counted by address. Believed as TRUSTED_PROXIES says. */
const someAddress = (): string => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}`;

type Fixtures = {
  /** Fails the test when its page loads from elsewhere, breaks the content security policy or logs an error. */
  quiet: undefined;
  /** Expects axe to find nothing against WCAG 2.2 AA in the page as it is now. */
  expectAccessible: () => Promise<void>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
  extraHTTPHeaders: async ({}, use) => use({ 'x-forwarded-for': someAddress() }),
  quiet: [
    async ({ page, baseURL }, use) => {
      const faults = watch(page, new URL(baseURL ?? '').origin);
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  expectAccessible: async ({ page }, use) => {
    await use(async () => {
      // A page that the browser moves to without loading it gets its title a moment after its content.
      await expect(page).toHaveTitle(/./);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
      expect(found).toEqual([]);
    });
  },
});

export const ADMINISTRATOR = { username: 'admin', password: 'password-of-the-tests' };

export async function signIn(page: Page, next = '/'): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(next)}`);
  await page.getByLabel(/user name|用户名/i).fill(ADMINISTRATOR.username);
  await page.getByLabel(/^password|^密码/i).fill(ADMINISTRATOR.password);
  await page
    .locator('main')
    .getByRole('button', { name: /sign in|登录/i })
    .click();
  await page.waitForURL((url) => url.pathname !== '/login');
}
