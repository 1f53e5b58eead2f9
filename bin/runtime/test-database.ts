import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { deployMigrations } from '@/bin/prisma/migrate';
import { atEnd } from '@/bin/runtime/at-end';
import { prepareDataDirectory } from '@/bin/runtime/data-directory';
import { startEmbeddedPostgres } from '@/bin/runtime/embedded-postgres';
import { projectRoot } from '@/bin/runtime/project';
import { TEMPLATE_DATABASE } from '@/lib/testing/template-database';

const databaseUrl = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

export type TestServer = { url: string; create(prefix: string): Promise<string>; stop(): Promise<void> };

/**
 * A Postgres server for tests with the migrated template database: TEST_DATABASE_URL or DATABASE_URL (a server where
 * databases may be made; what is there is left alone), else the embedded one on a cluster of its own without fsync.
 */
export async function startTestServer(
  external: string | undefined,
  flags: readonly string[] = [],
): Promise<TestServer> {
  const server = external ? { url: external, stop: async () => undefined } : await startScratchServer(flags);
  const made: string[] = [TEMPLATE_DATABASE];
  await run(
    server.url,
    `DROP DATABASE IF EXISTS ${TEMPLATE_DATABASE} WITH (FORCE)`,
    `CREATE DATABASE ${TEMPLATE_DATABASE}`,
  );
  await deployMigrations(databaseUrl(server.url, TEMPLATE_DATABASE));
  return {
    url: server.url,
    async create(prefix) {
      const name = `${prefix}_${randomBytes(4).toString('hex')}`;
      await run(server.url, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
      made.push(name);
      return databaseUrl(server.url, name);
    },
    async stop() {
      await run(server.url, ...made.map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      await server.stop();
    },
  };
}

async function startScratchServer(flags: readonly string[]) {
  const directory = path.join(projectRoot, '.plimsoll', `test-${process.pid}`);
  prepareDataDirectory(directory);
  const forget = atEnd(() => rmSync(directory, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres(directory, {
    database: 'postgres',
    flags: [
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'max_connections=200',
      ...flags,
    ],
  });
  const stop = async () => {
    await server.stop();
    rmSync(server.clusterDirectory, { recursive: true, force: true });
    rmSync(directory, { recursive: true, force: true });
    forget();
  };
  return { url: server.url, stop };
}
