/** `npm run dev`: the database as in `npm start`, and the site from its sources, rebuilt at every change. */

import { generateClient, nextProgram } from '@/bin/runtime/build';
import { childEnvironment, startChild } from '@/bin/runtime/children';
import { keptSecret } from '@/bin/runtime/data-directory';
import { prepareCatalogue } from '@/bin/runtime/prepare-catalogue';
import { say, step } from '@/bin/runtime/progress';
import { openOwnDatabase } from '@/bin/runtime/site-database';
import { supervise } from '@/bin/runtime/supervisor';
import { environment } from '@/lib/platform/env';

const { end, fail } = supervise(say);

async function start(): Promise<void> {
  const site = environment();
  const database = await step('Starting the database', () =>
    openOwnDatabase(site, { what: 'npm run dev', kind: 'server' }),
  );
  await step('Generating the database client', generateClient);
  const administrator = await prepareCatalogue(database.url, { loadSample: site.loadSample });
  if (administrator) say(`Administrator: ${administrator.username}, password ${administrator.password}`);
  const env = childEnvironment({
    NODE_ENV: 'development',
    DATABASE_URL: database.url,
    NEXTAUTH_URL: site.publicUrl,
    NEXTAUTH_SECRET: site.authSecret ?? keptSecret(site.dataDirectory),
  });
  const web = startChild([nextProgram(), 'dev', '-p', String(site.port), '-H', site.host], {
    env,
    dataDirectory: site.dataDirectory,
  });
  await web.exited;
  await end(1, 'The web server has ended.');
}

start().catch(fail);
