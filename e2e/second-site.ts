import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect } from '@playwright/test';

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * The same build once more, on another port and with other settings: a provider to sign in through, a database that is
 * not there. `settings` may depend on the address it will have. @returns its address, and how to end it
 */
export async function startSecondSite(
  settings: (base: string) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>,
): Promise<{ base: string; stop: () => void }> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const chosen = await settings(base);
  const { E2E_DATABASE_URL: database = '' } = process.env;
  const site = spawn(process.execPath, ['--import', 'tsx', 'bin/web.ts'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: database,
      NEXTAUTH_SECRET: 'only for the browser tests',
      NEXTAUTH_URL: base,
      PLIMSOLL_URL: base,
      PORT: String(port),
      HOST: '127.0.0.1',
      TRUSTED_PROXIES: '1',
      ...chosen,
    },
  });
  const status = () =>
    fetch(`${base}/healthz`).then(
      (answer) => answer.status,
      () => 0,
    );
  await expect.poll(status, { timeout: 30_000 }).toBe(200);
  return { base, stop: () => void site.kill('SIGTERM') };
}
