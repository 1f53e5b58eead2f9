import { spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { childEnvironment } from '@/bin/runtime/children';
import { freePort } from '@/bin/runtime/free-port';
import { commandLine, signalGroup, signalProcess } from '@/bin/runtime/process-identity';
import { projectRoot } from '@/bin/runtime/project';

/** How a process of `npm start` is known by its command line. */
const PARTS = {
  'web server': /bin\/web\.ts/,
  worker: /bin\/worker\.ts/,
  registry: /registry serve/,
  database: /postgres -D/,
} as const;
export type SitePart = keyof typeof PARTS;
const READY_MS = 90_000;

export type TestSite = {
  base: string;
  /** `127.0.0.1:PORT`, as registry clients write it. */
  host: string;
  dataDirectory: string;
  /** Of the embedded Postgres, which has another port after each start. */
  databaseUrl(): string;
  /** The process that runs a part; to be killed or measured. @throws Error when it does not run */
  pidOf(part: SitePart): number;
  /** Kills everything at once, as a power cut does. */
  kill(): Promise<void>;
  /** When `npm start` has ended by itself. */
  ended(): Promise<number | null>;
  start(): Promise<void>;
  /** `npx plimsoll …`, with its standard output; fails when that fails. */
  plimsoll(...args: string[]): Promise<string>;
  stop(): Promise<void>;
};

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/**
 * A whole site from the one command, `npm start`, on a port and a data directory of its own: embedded Postgres, bundled
 * registry, web server of the build that is there, and worker. For tests and benches on Linux.
 */
export async function startTestSite(settings: Readonly<Record<string, string>> = {}): Promise<TestSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-test-site-'));
  // Postgres runs as another user where this one is root: what it may not reach, its cluster is not kept in.
  chmodSync(folder, 0o755);
  const dataDirectory = path.join(folder, 'data');
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const base = `http://${host}`;
  const env = childEnvironment({
    DATABASE_URL: '',
    REGISTRY_URL: '',
    npm_lifecycle_event: '',
    NODE_ENV: undefined,
    NEXTAUTH_SECRET: 'only for the browser tests',
    PLIMSOLL_SAMPLE: 'off',
    PLIMSOLL_DATA_DIR: dataDirectory,
    PLIMSOLL_URL: base,
    PORT: String(port),
    HOST: '127.0.0.1',
    ...settings,
  });
  const node = (output: number | 'pipe', script: string, ...args: string[]) =>
    spawn(process.execPath, ['--import', 'tsx', path.join('bin', script), ...args], {
      cwd: projectRoot,
      env,
      stdio: ['ignore', output, output],
    });
  let main: { pid: number; exited: Promise<number | null> } | undefined;
  const running = () => {
    if (!main) throw new Error('the site does not run');
    return main;
  };

  async function start(): Promise<void> {
    const logFile = path.join(folder, 'start.log');
    const log = openSync(logFile, 'w');
    const child = node(log, 'start.ts');
    closeSync(log);
    let code: number | null | undefined;
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    void exited.then((status) => {
      code = status;
    });
    main = { pid: child.pid ?? 0, exited };
    const isReady = () =>
      fetch(`${base}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    for (const until = Date.now() + READY_MS; !(await isReady()); await wait(50))
      if (code !== undefined || Date.now() > until)
        throw new Error(`the site does not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
  }

  const pidOf = (part: SitePart): number => {
    const found = childrenOf(running().pid).find((pid) => PARTS[part].test(commandLine(pid) ?? ''));
    if (found === undefined) throw new Error(`the ${part} of the site does not run`);
    return found;
  };

  async function kill(): Promise<void> {
    const { pid, exited } = running();
    const all = childrenOf(pid);
    signalProcess(pid, 'SIGKILL');
    // Each leads a group: Postgres' own children go with it.
    for (const child of all) signalGroup(child, 'SIGKILL');
    await exited;
    // Until nobody has their numbers any more: Postgres takes one that was not reaped yet for a living server.
    while (all.some((child) => signalProcess(child, 0))) await wait(20);
  }

  async function plimsoll(...args: string[]): Promise<string> {
    const child = node('pipe', 'cli/main.ts', ...args);
    let [output, errors] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    if (code !== 0) throw new Error(`plimsoll ${args.join(' ')} ended with ${code}:\n${errors}${output}`);
    return output;
  }

  const end = () => main && signalProcess(main.pid, 'SIGTERM');
  // A test that is cut off must not leave a site behind.
  process.once('exit', end);
  async function stop(): Promise<void> {
    process.off('exit', end);
    end();
    await main?.exited;
    rmSync(folder, { recursive: true, force: true });
  }

  const databaseUrl = (): string =>
    (JSON.parse(readFileSync(path.join(dataDirectory, 'postgres.json'), 'utf8')) as { url: string }).url;
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { base, host, dataDirectory, databaseUrl, pidOf, kill, ended: () => running().exited, start, plimsoll, stop };
}
