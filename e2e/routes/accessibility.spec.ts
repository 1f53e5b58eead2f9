import { expect, test } from '@/e2e/fixtures';

const PAGES = [
  '/',
  '/search?q=nginx',
  '/search?q=there-is-no-such-image',
  '/_/redis',
  '/_/node',
  '/_/mongo',
  '/_/openjdk',
  '/r/grafana/grafana',
  '/_/redis/tags',
  '/_/redis/tags/latest',
  '/u/grafana',
  '/programs/official-images',
  '/programs/verified-publisher',
  '/guide/tags',
  '/login',
  '/login/link',
  '/register',
  '/forgot-password',
  '/reset/no-such-link',
  '/confirm-email/no-such-link',
  '/no/such/page',
];

for (const path of PAGES)
  for (const [scheme, locale, width] of [
    ['light', 'en-US', 1280],
    ['dark', 'zh-CN', 390],
  ] as const)
    test.describe(`${path}, ${scheme}, ${locale}, ${width} pixels`, () => {
      test.use({ colorScheme: scheme, locale, viewport: { width, height: 844 } });

      test('has nothing that axe finds fault with, and nothing that scrolls sideways', async ({
        page,
        expectAccessible,
      }) => {
        await page.goto(path);
        await expectAccessible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    });
