import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@/bin/runtime/free-port';
import { type RegistryFront, registryFront } from '@/bin/runtime/registry-front';
import { findRegistryProgram, type RegistryProcess, startRegistry } from '@/bin/runtime/registry-process';
import { siteServer } from '@/bin/runtime/site-server';
import { distributionError } from '@/lib/registry/distribution-error';
import { parseNotification, type RegistryEvent } from '@/lib/registry/notification';
import { type AccessGrant, signRegistryToken, tokenAnswer } from '@/lib/registry/registry-token';
import { readTokenForm, readTokenQuery, type TokenRequest } from '@/lib/registry/token-request';

/** Why tests with a real registry are skipped here; empty when they are not. */
export const missingRegistry = findRegistryProgram()
  ? ''
  : ' (skipped: no “registry” or “docker-registry” on PATH; Debian: apt-get install docker-registry)';
if (missingRegistry) console.warn(`skipped:${missingRegistry}`);

export const TEST_PASSWORD = 'correct horse';
const SERVICE = 'test registry';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Everybody owns the namespace of their name, and reads `public/…`, as anonymous clients do. */
function rightsOf(subject: string, request: TokenRequest & { kind: 'credentials' | 'anonymous' }): AccessGrant[] {
  return request.scopes.flatMap(({ type, name, actions }) => {
    const owns = subject !== '' && name.startsWith(`${subject}/`);
    const allowed = owns ? ['pull', 'push', 'delete'] : name.startsWith('public/') ? ['pull'] : [];
    const wanted = actions.includes('*') ? allowed : allowed.filter((action) => actions.includes(action));
    return type === 'repository' && wanted.length > 0 ? [{ type, name, actions: wanted }] : [];
  });
}

export type TestRegistry = {
  registry: RegistryProcess;
  front: RegistryFront;
  /** `127.0.0.1:PORT` of the front, with token service and notifications beside it, as the site has them. */
  host: string;
  /** What the registry told of so far. */
  events: readonly RegistryEvent[];
  /** Waits until it told of something. */
  untilEvent(matches: (event: RegistryEvent) => boolean): Promise<void>;
  tokenFor(subject: string, access: readonly AccessGrant[]): string;
  stop(): Promise<void>;
};

/** A real registry behind the front, with a token service over the parts of `lib/registry`. For tests only. */
export async function startTestRegistry(): Promise<TestRegistry> {
  const program = findRegistryProgram();
  if (!program) throw new Error('there is no registry program');
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-registry-'));
  const host = `127.0.0.1:${await freePort()}`;
  const registry = await startRegistry(program, folder, {
    realm: `http://${host}/registry/token`,
    service: SERVICE,
    issuer: 'plimsoll',
    notificationsUrl: `http://${host}/registry/notifications`,
  });
  const events: RegistryEvent[] = [];
  const waiting = new Set<() => void>();
  const untilEvent = (matches: (event: RegistryEvent) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!events.some(matches)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const tokenFor = (subject: string, access: readonly AccessGrant[]) =>
    signRegistryToken(registry.keys, { issuer: 'plimsoll', service: SERVICE, subject, access, now: new Date() });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', `http://${host}`);
    if (url.pathname === '/registry/notifications') {
      const isOurs = request.headers.authorization === `Bearer ${registry.notificationSecret}`;
      const notification = parseNotification(JSON.parse(await bodyOf(request)));
      if (isOurs && notification.ok) events.push(...notification.events);
      for (const look of [...waiting]) look();
      response.writeHead(isOurs ? 200 : 401).end();
      return;
    }
    const asked =
      request.method === 'POST'
        ? readTokenForm(new URLSearchParams(await bodyOf(request)))
        : readTokenQuery(url.searchParams, request.headers.authorization ?? null);
    const wrong = asked.kind === 'credentials' && asked.password !== TEST_PASSWORD;
    if (asked.kind === 'refused' || wrong) {
      const error =
        asked.kind === 'refused' ? asked.error : distributionError('UNAUTHORIZED', 'Wrong password, friend.');
      response.writeHead(error.status, { 'content-type': 'application/json' }).end(JSON.stringify(error.body));
      return;
    }
    const subject = asked.kind === 'credentials' ? asked.username : '';
    const token = tokenFor(subject, rightsOf(subject, asked));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(tokenAnswer(token, new Date())));
  }
  const front = registryFront(registry.url);
  const server: Server = siteServer((request, response) => void answer(request, response), {
    publicUrl: `http://${host}`,
    trustedProxies: 0,
    front,
  });
  await new Promise<void>((resolve) => server.listen(Number(host.split(':')[1]), '127.0.0.1', resolve));
  const stop = async () => {
    await registry.stop();
    front.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
  return { registry, front, host, events, untilEvent, tokenFor, stop };
}
