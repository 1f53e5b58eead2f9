import { expect, test } from '@/e2e/fixtures';
import { startSecondSite } from '@/e2e/second-site';

test.describe('with a database that cannot be reached', () => {
  let base: string;
  let stop: () => void;

  test.beforeAll(async () => {
    ({ base, stop } = await startSecondSite(() => ({ DATABASE_URL: 'postgresql://me:topsecret@127.0.0.1:1/none' })));
  });
  test.afterAll(() => stop());

  test('the process is alive but not ready, and the API says that it may pass', async ({ request }) => {
    expect((await request.get(`${base}/readyz`)).status()).toBe(503);
    const answer = await request.get(`${base}/api/v1/search?q=nginx`);
    expect(answer.status()).toBe(503);
    expect(await answer.json()).toMatchObject({
      type: '/problems/unavailable',
      detail: expect.stringContaining('try again'),
    });
  });

  test('a page is an error that offers to try again, and gives nothing away', async ({ request }) => {
    for (const path of ['/', '/_/redis', '/search?q=nginx']) {
      const answer = await request.get(base + path);
      expect(answer.status()).toBe(500);
      expect(await answer.text()).not.toMatch(/topsecret|ECONNREFUSED|127\.0\.0\.1:1/);
    }
  });
});
