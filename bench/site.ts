import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildSite } from '@/bin/runtime/build';
import { childEnvironment, startChild } from '@/bin/runtime/children';
import { freePort } from '@/bin/runtime/free-port';
import { projectRoot } from '@/bin/runtime/project';

export const SITE_SECRET = 'only for the bench';

export type Site = { base: string; pid: number; stop: () => Promise<unknown> };

async function untilReady(base: string): Promise<void> {
  for (;;) {
    if (
      await fetch(`${base}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await wait(25);
  }
}

/** The web server of the production build on this database, behind one proxy that is believed. */
export async function startSite(url: string, dataDirectory: string): Promise<Site> {
  await buildSite();
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = childEnvironment({
    NODE_ENV: 'production',
    DATABASE_URL: url,
    NEXTAUTH_SECRET: SITE_SECRET,
    NEXTAUTH_URL: base,
    PLIMSOLL_URL: base,
    PORT: String(port),
    HOST: '127.0.0.1',
    TRUSTED_PROXIES: '1',
  });
  const web = startChild(['--import', 'tsx', path.join(projectRoot, 'bin/web.ts')], { env, dataDirectory });
  await untilReady(base);
  return { base, pid: web.process.pid ?? 0, stop: web.stop };
}
