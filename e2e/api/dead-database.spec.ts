import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { expect, test } from '@/e2e/fixtures';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

test.describe('with a database that cannot be reached', () => {
  let site: ChildProcess;
  let base: string;

  test.beforeAll(async ({ request }) => {
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    const env = { ...process.env, DATABASE_URL: 'postgresql://me:topsecret@127.0.0.1:1/none' };
    site = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], { env, stdio: 'ignore' });
    await expect
      .poll(() =>
        request.get(`${base}/healthz`).then(
          (answer) => answer.status(),
          () => 0,
        ),
      )
      .toBe(200);
  });
  test.afterAll(() => {
    site.kill('SIGTERM');
  });

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
