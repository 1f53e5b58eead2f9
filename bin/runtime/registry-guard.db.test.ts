import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '@/bin/runtime/find-program';
import { registryFront } from '@/bin/runtime/registry-front';
import { siteServer } from '@/bin/runtime/site-server';
import { send } from '@/bin/runtime/test-front';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { db } from '@/lib/platform/db';
import { OCI_INDEX } from '@/lib/registry/media-types';
import { makeRegistryToken, OWN_SERVICE } from '@/lib/registry-access/registry-secrets';
import { guardImmutableTags } from '@/lib/registry-sync/guard-immutable-tags';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { writeOciLayout } from '@/lib/testing/oci-layout';
import { type RealRegistry, realRegistry, startRealRegistry } from '@/lib/testing/real-registry';

const run = promisify(execFile);
const podman = findProgram(['podman']);
if (!podman) console.warn('skipped: what podman prints (no “podman” on PATH; Debian: apt-get install podman)');

describe.skipIf(!realRegistry.available)(`immutable tags behind the front${realRegistry.reason}`, () => {
  useTestDatabase();
  let real: RealRegistry;
  let password: string;
  let host: string;
  const closing: (() => unknown)[] = [];

  beforeAll(async () => {
    real = await startRealRegistry(OWN_SERVICE);
    const user = await aUser('alice');
    password = newAccessToken();
    await db().prisma.accessToken.create({
      data: {
        name: 'ci',
        digest: digestOfAccessToken(password),
        userId: user.userId,
        scopes: ['repo:read', 'repo:push', 'repo:admin', 'repo:delete'],
        createdBy: 'alice',
      },
    });
    const front = registryFront(`http://${real.host}`, guardImmutableTags);
    const site = { publicUrl: 'http://localhost:3000', trustedProxies: 0, front };
    const server = siteServer((_, response) => response.writeHead(404).end(), site);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    closing.push(front.close, () => server.close().closeAllConnections());
  });
  afterAll(async () => {
    for (const close of closing) close();
    await real.stop();
  });

  async function aLayout(content: string) {
    const folder = path.join(real.folder, content);
    return { folder, ...(await writeOciLayout(folder, { tag: 'image', content })) };
  }
  const login = () => ['--dest-tls-verify=false', '--dest-creds', `alice:${password}`];
  const push = (folder: string, reference: string) =>
    real.skopeo('copy', '--all', ...login(), `oci:${folder}:image`, `docker://${host}/${reference}`);
  const tokenFor = (name: string, ...actions: string[]) =>
    `Bearer ${makeRegistryToken(OWN_SERVICE, 'alice', [{ type: 'repository', name: `alice/${name}`, actions }])}`;
  async function ask(method: string, to: string, authorization: string | undefined, body?: Buffer, more = {}) {
    const headers = {
      ...(authorization ? { authorization } : {}),
      ...(body ? { 'content-type': OCI_INDEX } : {}),
      ...(body && !('transfer-encoding' in more) ? { 'content-length': body.length } : {}),
      ...more,
    };
    const response = await send(`http://${host}/v2/${to}`, {
      method,
      headers,
      ...(body ? { body: Readable.from([body]) } : {}),
    });
    const chunks: Buffer[] = [];
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
    return { status: response.statusCode, text: Buffer.concat(chunks).toString() };
  }
  const protect = (name: string, more: object = { immutableTags: 'all' }) =>
    db().prisma.repository.update({ where: { namespace_name: { namespace: 'alice', name } }, data: more });
  const digestOf = async (reference: string) => {
    const [name = '', tag = ''] = reference.split(':');
    const authorization = `Bearer ${makeRegistryToken(OWN_SERVICE, OWN_SUBJECT, [{ type: 'repository', name, actions: ['pull'] }])}`;
    const headers = { authorization, accept: OCI_INDEX };
    const response = await send(`http://${real.host}/v2/${name}/manifests/${tag}`, { method: 'HEAD', headers });
    return response.headers['docker-content-digest'];
  };
  const index = (note: string) =>
    Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], annotations: { note } }));

  it('take a first push and the same image again, and no other one, which clients are told', async () => {
    const [first, second] = [await aLayout('one'), await aLayout('two')];
    await push(first.folder, 'alice/demo:1.0');
    await protect('demo');
    await push(first.folder, 'alice/demo:1.0');
    const sentence = 'The tag “1.0” of alice/demo is immutable and stays on its image: push under another tag.';
    await expect(push(second.folder, 'alice/demo:1.0')).rejects.toThrow(sentence);
    expect(await digestOf('alice/demo:1.0')).toBe(first.digest);
    await push(second.folder, 'alice/demo:1.1');
    expect(await digestOf('alice/demo:1.1')).toBe(second.digest);
  });

  it.skipIf(!podman)('say so to podman', async () => {
    const [first, second] = [await aLayout('p1'), await aLayout('p2')];
    await push(first.folder, 'alice/pod:1.0');
    await protect('pod');
    const options = ['--root', path.join(real.folder, 'pod'), '--runroot', path.join(real.folder, 'podrun')];
    const podmanDoes = (...args: string[]) =>
      run(podman ?? '', [...options, '--storage-driver', 'vfs', ...args], {
        env: { ...process.env, HOME: real.folder, XDG_RUNTIME_DIR: real.folder },
      });
    const archive = path.join(real.folder, 'p2.tar');
    await real.skopeo('copy', `oci:${second.folder}:image`, `oci-archive:${archive}:localhost/p2:1`);
    await podmanDoes('load', '--quiet', '--input', archive);
    const creds = ['--tls-verify=false', '--creds', `alice:${password}`];
    const again = podmanDoes('push', ...creds, 'localhost/p2:1', `docker://${host}/alice/pod:1.0`);
    await expect(again).rejects.toThrow(/is immutable and stays on its image/);
    expect(await digestOf('alice/pod:1.0')).toBe(first.digest);
  });

  it('cover what the patterns describe', async () => {
    const [first, second] = [await aLayout('q1'), await aLayout('q2')];
    for (const tag of ['1.0', 'latest']) await push(first.folder, `alice/pat:${tag}`);
    await protect('pat', { immutableTags: 'patterns', immutablePatterns: ['\\d+\\.\\d+'] });
    await push(second.folder, 'alice/pat:latest');
    expect(await digestOf('alice/pat:latest')).toBe(second.digest);
    await expect(push(second.folder, 'alice/pat:1.0')).rejects.toThrow(/is immutable/);
  });

  it('tell nothing to those who may not push: the registry refuses them as ever', async () => {
    const { folder } = await aLayout('s1');
    await push(folder, 'alice/secret:1.0');
    await protect('secret', { immutableTags: 'all', visibility: 'private' });
    const foreign = tokenFor('other', 'pull', 'push');
    for (const authorization of [undefined, 'Bearer x', tokenFor('secret', 'pull'), foreign]) {
      const put = await ask('PUT', 'alice/secret/manifests/1.0', authorization, index('x'));
      const deleted = await ask('DELETE', 'alice/secret/manifests/1.0', authorization);
      for (const { status, text } of [put, deleted]) {
        expect(status).toBe(401);
        expect(text).not.toContain('immutable');
      }
    }
    // Without the right to pull, too.
    const put = await ask('PUT', 'alice/secret/manifests/%31.0', tokenFor('secret', 'push'), index('x'));
    expect(put).toMatchObject({ status: 403, text: expect.stringContaining('is immutable') });
  });

  it('hold however the manifest is sent', async () => {
    const bytes = index('right');
    await push((await aLayout('h0')).folder, 'alice/ways:0');
    const push2 = tokenFor('ways', 'pull', 'push');
    expect(await ask('PUT', 'alice/ways/manifests/1', push2, bytes)).toMatchObject({ status: 201 });
    await protect('ways');
    const chunked = { 'transfer-encoding': 'chunked' };
    const expects = { expect: '100-continue' };
    for (const more of [{}, chunked, expects]) {
      expect(await ask('PUT', 'alice/ways/manifests/1', push2, bytes, more)).toMatchObject({ status: 201 });
      expect(await ask('PUT', 'alice/ways/manifests/1', push2, index('wrong'), more)).toMatchObject({ status: 403 });
    }
    const large = await ask('PUT', 'alice/ways/manifests/1', push2, Buffer.alloc(5 << 20, 32)).catch(() => 'cut off');
    expect(large).toSatisfy((answer) => answer === 'cut off' || (answer as { status: number }).status === 403);
    expect(await ask('PUT', 'alice/ways/manifests/2', push2, index('other'))).toMatchObject({ status: 201 });
  });

  it('keep their image, its platforms and its layers from being deleted', async () => {
    const { folder, digest, platforms } = await aLayout('d1');
    const other = await aLayout('d2');
    await push(folder, 'alice/del:1.0');
    await push(other.folder, 'alice/del:edge');
    await protect('del', { immutableTags: 'patterns', immutablePatterns: ['\\d.*'] });
    await expect
      .poll(
        async () => {
          await processRegistryEvents(db());
          return db().prisma.tag.count({ where: { repository: { namespace: 'alice', name: 'del' } } });
        },
        { timeout: 15_000 },
      )
      .toBe(2);
    const may = tokenFor('del', 'pull', 'delete');
    const child = Object.values(platforms)[0] ?? '';
    const refused = { status: 403, text: expect.stringContaining('“1.0” of alice/del is immutable') };
    for (const reference of [digest, child, '1.0'])
      expect(await ask('DELETE', `alice/del/manifests/${reference}`, may)).toMatchObject(refused);
    expect(await ask('DELETE', `alice/del/blobs/${digest}`, may)).toMatchObject({ status: 403 });
    expect(await ask('DELETE', `alice/del/manifests/${other.digest}`, may)).toMatchObject({ status: 202 });
    expect(await digestOf('alice/del:1.0')).toBe(digest);
  });

  it('are not given up when the catalogue cannot be asked', async () => {
    await push((await aLayout('u1')).folder, 'alice/down:1.0');
    await protect('down');
    const authorization = tokenFor('down', 'pull', 'push');
    await db().prisma.$executeRaw`ALTER TABLE registries RENAME TO registries_away`;
    try {
      const answer = await ask('PUT', 'alice/down/manifests/1.0', authorization, index('x'));
      expect(answer).toMatchObject({ status: 503, text: expect.stringContaining('UNAVAILABLE') });
    } finally {
      await db().prisma.$executeRaw`ALTER TABLE registries_away RENAME TO registries`;
    }
    expect(await ask('GET', '', undefined)).toMatchObject({ status: 401 });
  });
});
