/** `npm start`: everything a site needs, from a fresh clone to serving. */
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildIsCurrent, buildSite, generateClient } from '@/bin/runtime/build';
import { childEnvironment, startChild } from '@/bin/runtime/children';
import { keptSecret } from '@/bin/runtime/data-directory';
import { canListen } from '@/bin/runtime/free-port';
import { prepareCatalogue } from '@/bin/runtime/prepare-catalogue';
import { say, step } from '@/bin/runtime/progress';
import { projectRoot } from '@/bin/runtime/project';
import { openOwnDatabase } from '@/bin/runtime/site-database';
import { openSiteRegistry } from '@/bin/runtime/site-registry';
import { StopError } from '@/bin/runtime/stop-error';
import { supervise } from '@/bin/runtime/supervisor';
import { environment } from '@/lib/platform/env';

const { end, fail } = supervise(say);

function settings() {
  try {
    return environment();
  } catch (error) {
    throw new StopError(error instanceof Error ? error.message : String(error));
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // not listening yet
  }
}

async function start(): Promise<void> {
  const site = settings();
  const database = await step('Starting the database', () =>
    openOwnDatabase(site, {
      what: 'npm start',
      kind: 'server',
      whenLocked: async (leftovers) => {
        if (leftovers > 0) say('• Ended processes that an earlier run had left behind');
        if (!(await canListen(site.port, site.host)))
          throw new StopError(
            `Port ${site.port} on ${site.host} is taken (or may not be used): stop what listens there, or choose another, as in “PORT=${site.port + 1} npm start”.`,
          );
      },
    }),
  );
  void database.exited.then(() => end(1, '✗ The database has ended: see postgres.log in the data directory.'));

  await step('Generating the database client', generateClient);
  const administrator = await prepareCatalogue(database.url, { loadSample: site.loadSample });
  if (!buildIsCurrent()) await step('Building the site (about a minute the first time)', buildSite);

  const registry = await openSiteRegistry(site, database.url);
  void registry?.exited.then(() =>
    end(1, '✗ The registry has ended: see registry/registry.log in the data directory.'),
  );

  const env = childEnvironment({
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    REGISTRY_URL: registry?.url,
    NEXTAUTH_URL: site.publicUrl,
    NEXTAUTH_SECRET: site.authSecret ?? keptSecret(site.dataDirectory),
    PLIMSOLL_URL: site.publicUrl,
    PORT: String(site.port),
    HOST: site.host,
  });
  const children = [
    { name: 'web server', args: ['--import', 'tsx', path.join(projectRoot, 'bin/web.ts')] },
    { name: 'worker', args: ['--import', 'tsx', path.join(projectRoot, 'bin/worker.ts')] },
  ].map(({ name, args }) => ({ name, ...startChild(args, { env, dataDirectory: site.dataDirectory }) }));
  for (const { name, exited } of children)
    void exited.then(({ code, signal }) =>
      end(code || 1, `✗ The ${name} has ended (${signal ?? `exit code ${code}`}).`),
    );

  const local = `http://${site.host.includes(':') ? `[${site.host}]` : site.host}:${site.port}`;
  await step('Starting the web server', async () => {
    while (!(await answers(`${local}/readyz`))) await wait(50);
  });
  say('');
  say(`  Plimsoll is ready:  ${site.publicUrl}`);
  if (administrator) {
    say(`  Administrator:      ${administrator.username}  password  ${administrator.password}`);
    say(
      `                      (shown here once, and kept in ${path.join(site.dataDirectory, 'administrator-password')})`,
    );
  } else say(`  Sign in:            ${site.publicUrl}/login`);
  say(
    `  Data:               ${site.dataDirectory}${database.where.startsWith(site.dataDirectory) ? '' : `, database ${database.where}`}`,
  );
  if (registry) say(`  Registry:           docker push ${new URL(site.publicUrl).host}/NAMESPACE/NAME`);
  say('  Stop with Ctrl-C.');
}

start().catch(fail);
