import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDataDirectory } from '@/bin/runtime/data-directory';
import { startEmbeddedPostgres } from '@/bin/runtime/embedded-postgres';
import { freePort } from '@/bin/runtime/free-port';
import { livePid, processIdentity, signalProcess } from '@/bin/runtime/process-identity';

const root = path.resolve(import.meta.dirname, '..');
let directory: string;
let cluster: string;

/** A standby without hot standby answers “starting up” for ever: Postgres is caught there, however fast the machine. */
beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'plimsoll-stop-'));
  chmodSync(directory, 0o755);
  prepareDataDirectory(directory);
  const server = await startEmbeddedPostgres(directory, { database: 'plimsoll' });
  cluster = server.clusterDirectory;
  await server.stop();
  writeFileSync(path.join(cluster, 'standby.signal'), '');
  appendFileSync(path.join(cluster, 'postgresql.conf'), '\nhot_standby = off\n');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function postmaster(): number {
  const file = path.join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

async function signalWhilePostgresStarts(program: string, args: string[], signal: NodeJS.Signals) {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join('bin', program), ...args], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: '',
      npm_lifecycle_event: '',
      PLIMSOLL_DATA_DIR: directory,
      PORT: String(await freePort()),
    },
  });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await expect.poll(postmaster, { timeout: 20_000 }).toBeGreaterThan(0);
  const pid = postmaster();
  const identity = processIdentity(pid);
  child.kill(signal);
  const ended = { code: await code, postgres: livePid(identity), lock: existsSync(path.join(directory, 'lock')) };
  if (livePid(identity)) signalProcess(pid, 'SIGQUIT');
  return ended;
}

describe('stopping while Postgres is still starting', () => {
  it('ends it, and gives the data directory back, in “npm start”', async () => {
    const ended = await signalWhilePostgresStarts('start.ts', [], 'SIGTERM');
    expect(ended).toEqual({ code: 0, postgres: undefined, lock: false });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends it in a command of “plimsoll db”, by %s', async (signal, code) => {
    const ended = await signalWhilePostgresStarts('cli/main.ts', ['db', 'status'], signal);
    expect(ended).toEqual({ code, postgres: undefined, lock: false });
  });
});
