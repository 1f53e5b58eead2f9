import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { db } from '@/lib/platform/db';
import { keptSigningKeys } from '@/lib/registry/kept-signing-keys';
import { certificateBundle } from '@/lib/registry/signing-key';
import { readTokenQuery } from '@/lib/registry/token-request';
import { answerTokenRequest } from '@/lib/registry-access/answer-token-request';
import { notificationSecret, TOKEN_ISSUER } from '@/lib/registry-access/registry-secrets';
import { findNotifyingRegistry } from '@/lib/registry-sync/find-notifying-registry';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';

const run = promisify(execFile);
const hasProgram = (name: string): boolean => spawnSync('which', [name]).status === 0;
const missing = ['docker-registry', 'skopeo'].filter((name) => !hasProgram(name));

/** Whether this machine has what the tests with a real registry need; says so when it has not. */
export const realRegistry = {
  available: missing.length === 0,
  reason: missing.length ? ` (skipped: no ${missing.join(', no ')})` : '',
};
if (!realRegistry.available) console.warn(`skipped: the tests with a real registry need ${missing.join(' and ')}`);

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

type Site = { deaf: boolean; ignored: number };

/** The site's two machine-facing routes, without the rest of it. */
function siteServer(state: Site): Server {
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const url = new URL(request.url ?? '/', 'http://site');
    const { authorization = null } = request.headers;
    if (url.pathname === '/registry/token') {
      const given = await answerTokenRequest(readTokenQuery(url.searchParams, authorization), '127.0.0.1');
      return given.ok ? { status: 200, body: given.body } : given.error;
    }
    const registryId = await findNotifyingRegistry(authorization);
    const body = await bodyOf(request);
    if (registryId && state.deaf) state.ignored += 1;
    else if (registryId) await receiveNotification(registryId, body);
    return { status: registryId ? 200 : 401, body: {} };
  };
  return createServer((request, response) => {
    const send = ({ status, body }: { status: number; body: unknown }) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    // The database of a test may be gone before the registry has told its last.
    answer(request).then(send, () => send({ status: 503, body: {} }));
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function writeConfiguration(folder: string, port: number, sitePort: number, service: string): string {
  const keys = keptSigningKeys(path.join(folder, 'registry/signing-keys.json'), new Date());
  const certificates = path.join(folder, 'certificates.pem');
  writeFileSync(certificates, certificateBundle(keys));
  const site = `http://127.0.0.1:${sitePort}/registry`;
  const file = path.join(folder, 'config.yml');
  const configuration = {
    version: '0.1',
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: path.join(folder, 'storage') }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}`, secret: 'for the tests' },
    auth: { token: { realm: `${site}/token`, service, issuer: TOKEN_ISSUER, rootcertbundle: certificates } },
    notifications: {
      events: { includereferences: true },
      endpoints: [
        {
          name: 'site',
          url: `${site}/notifications`,
          headers: { Authorization: [`Bearer ${notificationSecret(service)}`] },
          timeout: '2s',
          threshold: 3,
          backoff: '1s',
          ignore: { mediatypes: ['application/octet-stream'], actions: [] },
        },
      ],
    },
  };
  writeFileSync(file, JSON.stringify(configuration));
  return file;
}

export type RealRegistry = {
  id: string;
  /** `127.0.0.1:…`, as clients write it */
  host: string;
  folder: string;
  /** While it is deaf, the site loses the notifications. */
  site: Site;
  skopeo(...args: string[]): Promise<string>;
  stopRegistry(): Promise<void>;
  stop(): Promise<void>;
};

/** Debian's registry on loopback with a catalogue's token service and notifications beside it, on the test's database. */
export async function startRealRegistry(service: string): Promise<RealRegistry> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-registry-'));
  mkdirSync(path.join(folder, 'registry'));
  process.env.PLIMSOLL_DATA_DIR = folder;
  process.env.NEXTAUTH_SECRET = 'only for the tests with a registry';
  const state: Site = { deaf: false, ignored: 0 };
  const server = siteServer(state);
  const sitePort = await listen(server);
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const { id } = await db().prisma.registry.create({
    data: { name: service, kind: 'managed', service, address: `http://${host}`, host },
    select: { id: true },
  });
  const log = path.join(folder, 'registry.log');
  const child: ChildProcess = spawn('docker-registry', ['serve', writeConfiguration(folder, port, sitePort, service)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, HOME: folder, NODE_ENV: 'test' },
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.stderr?.on('data', (chunk: Buffer) => writeFileSync(log, chunk, { flag: 'a' }));
  const isUp = () =>
    fetch(`http://${host}/v2/`).then(
      ({ status }) => status === 401,
      () => false,
    );
  for (let i = 0; !(await isUp()); i += 1) {
    if (i > 200 || child.exitCode !== null)
      throw new Error(`docker-registry does not start: ${readFileSync(log, 'utf8')}`);
    await Promise.race([wait(50), exited]);
  }
  const stopRegistry = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  return {
    id,
    host,
    folder,
    site: state,
    skopeo: async (...args) =>
      (await run('skopeo', args, { env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder } })).stdout,
    stopRegistry,
    async stop() {
      await stopRegistry();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
