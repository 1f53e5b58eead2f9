import { createPrivateKey } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { selfSignedCertificate } from '@/lib/registry/self-signed-certificate';
import { createSigningKey } from '@/lib/registry/signing-key';
import { addRegistry } from '@/lib/registry-sync/add-registry';
import { getRegistry } from '@/lib/registry-sync/get-registry';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { testConnection } from '@/lib/registry-sync/test-connection';
import { updateRegistry } from '@/lib/registry-sync/update-registry';
import { useTestDatabase } from '@/lib/testing/database';
import { aFakeImage, digestOf, FakeRegistry } from '@/lib/testing/fake-registry';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const system = systemActor('test');
const OCI = 'application/vnd.oci.image';
const MANIFEST = `${OCI}.manifest.v1+json`;
const INDEX = `${OCI}.index.v1+json`;
const DAY = 86_400_000;
const MIB = 1 << 20;

const registryAt = (address: string, certificates: string | null = null) =>
  addRegistry(system, {
    name: 'corp',
    kind: 'observed',
    address,
    host: 'registry.corp.test',
    credentials: null,
    certificates,
    namespace: null,
    visibility: 'private',
  });

/** All that a reconciliation can write, as one text. */
async function stored(): Promise<string> {
  const { prisma } = db();
  return JSON.stringify([
    await prisma.repository.findMany({ orderBy: { id: 'asc' }, select: { id: true, name: true, architectures: true } }),
    await prisma.tag.findMany({ orderBy: { name: 'asc' }, select: { name: true, digest: true } }),
    await prisma.tagHistory.findMany({ orderBy: { id: 'asc' }, select: { tag: true, digest: true } }),
    await prisma.manifest.findMany({ orderBy: { digest: 'asc' }, select: { digest: true } }),
    await prisma.repositoryManifest.count(),
  ]);
}

/** Sends `megabytes` MiB as long as the other side takes them. @returns how many bytes went to the connection */
function pour(response: ServerResponse, megabytes: number, announced: boolean): Promise<number> {
  const chunk = Buffer.alloc(64 << 10, ' ');
  response.writeHead(200, announced ? { 'content-length': String(megabytes * MIB) } : {});
  return new Promise((resolve) => {
    let sent = 0;
    let isOver = false;
    const end = () => {
      isOver = true;
      resolve(sent);
    };
    const more = (): void => {
      while (!isOver && sent < megabytes * MIB) {
        sent += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', more);
      }
      if (!isOver) response.end();
    };
    response.on('close', end);
    more();
  });
}

describe('a registry that turns hostile', () => {
  useTestDatabase();
  useSiteEnvironment();
  let fake: FakeRegistry;
  let id: string;
  const sync = (timeoutMs = 5000) => reconcileRegistry(system, id, { timeoutMs, retries: 0 });
  const shown = () => getRegistry(system, 'corp');

  beforeAll(async () => {
    fake = await new FakeRegistry().start();
  });
  beforeEach(async () => {
    await db().pool.query('TRUNCATE registries, registry_events, manifests, repositories, publishers CASCADE');
    fake.repositories.clear();
    fake.blobs.clear();
    fake.instead = null;
    ({ id } = await registryAt(fake.origin));
  });

  type Trouble = (request: IncomingMessage, response: ServerResponse) => boolean;
  const always =
    (status: number, body = '', headers: Record<string, string> = {}): Trouble =>
    (_, response) => {
      response.writeHead(status, headers).end(body);
      return true;
    };
  const onList =
    (trouble: Trouble): Trouble =>
    (request, response) =>
      request.url?.startsWith('/v2/_catalog') === true && trouble(request, response);

  it.each<[string, Trouble, string, string]>([
    ['is down', (_, response) => response.destroy() !== undefined, 'unreachable', 'unreachable'],
    ['never answers', () => true, 'unreachable', 'timeout'],
    [
      'never ends its answer',
      (_, response) => response.writeHead(200).write('{"repositories": [') !== undefined,
      'unreachable',
      'timeout',
    ],
    ['is another server', always(404, '<h1>Not Found</h1>'), 'faulty', 'garbage'],
    ['answers with a page', onList(always(200, '<html>')), 'faulty', 'garbage'],
    ['refuses us', always(403), 'refused', 'refused'],
    ['has had enough of us', always(429, '', { 'retry-after': '3600' }), 'unreachable', 'rate-limited'],
    ['fails', always(500), 'unreachable', 'server-error'],
    ['is to be believed elsewhere', always(302, '', { location: 'ftp://elsewhere.test/' }), 'refused', 'redirect'],
  ])('and %s changes nothing that is stored, and says so', async (_what, trouble, state, reason) => {
    aFakeImage(fake, 'crew/app', '1', { platforms: ['linux/amd64', 'linux/arm64'] });
    await sync();
    const before = await stored();
    fake.instead = trouble;
    await expect(sync(400)).rejects.toMatchObject({ details: { reason } });
    expect(await stored()).toBe(before);
    expect(await shown()).toMatchObject({ state, problemReason: reason, problem: expect.stringMatching(/\.$/) });
    fake.instead = null;
    expect(await sync()).toMatchObject({ problems: [], changed: 0 });
    expect(await shown()).toMatchObject({ state: 'ok' });
  });

  it('and lists without an end is left after as much as a list may have', async () => {
    let poured: Promise<number> | undefined;
    fake.instead = (request, response) => {
      if (!request.url?.startsWith('/v2/_catalog')) return false;
      poured = pour(response, 200, false);
      return true;
    };
    await expect(sync()).rejects.toMatchObject({ details: { reason: 'too-large' } });
    expect(await poured).toBeLessThan(64 * MIB);
    expect(await shown()).toMatchObject({ state: 'faulty', problemReason: 'too-large' });
  });

  describe('for one image', () => {
    beforeEach(() => {
      aFakeImage(fake, 'crew/app', 'good');
    });
    const tags = async () => (await db().prisma.tag.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name);
    const expectOnlyGood = async (sentence: string) => {
      const { problems } = await sync();
      expect(problems).toEqual([expect.stringContaining(sentence)]);
      expect(await tags()).toEqual(['good']);
      expect(await db().prisma.manifest.count()).toBe(1);
      const { state, skipped } = await shown();
      expect([state, skipped]).toEqual([
        'ok',
        [{ path: 'crew/app', reason: 'image', sentence: expect.stringContaining(sentence) }],
      ]);
    };

    it('names a manifest of 5 MiB: it is left out', async () => {
      fake.manifest('crew/app', MANIFEST, { annotations: { text: 'x'.repeat(5 * MIB) } }, 'huge');
      await expectOnlyGood('more than 4194304 bytes');
    });

    it('gives another manifest than that of the digest: it is left out', async () => {
      const digest = aFakeImage(fake, 'crew/app', 'wrong', { text: 'wrong' });
      const bytes = Buffer.from('{"schemaVersion":2}');
      fake.repository('crew/app').manifests.set(digest, { mediaType: MANIFEST, bytes });
      await expectOnlyGood('is something else');
    });

    it('gives another configuration than that of the digest: it is left out', async () => {
      const digest = aFakeImage(fake, 'crew/app', 'wrong', { text: 'wrong' });
      const { config } = JSON.parse(fake.repository('crew/app').manifests.get(digest)?.bytes.toString() ?? '') as {
        config: { digest: string; size: number };
      };
      fake.blobs.set(config.digest, Buffer.alloc(config.size, ' '));
      await expectOnlyGood('is something else');
    });

    it('gives an index that says to contain itself: it is left out', async () => {
      const digest = digestOf(Buffer.from('no index can have its own digest in it'));
      const bytes = Buffer.from(
        JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [{ mediaType: INDEX, digest, size: 300 }] }),
      );
      fake.repository('crew/app').manifests.set(digest, { mediaType: INDEX, bytes });
      fake.repository('crew/app').tags.set('circle', digest);
      await expectOnlyGood('is something else');
    });

    it.each([
      ['says so in the manifest and announces it', 50 * MIB, true],
      ['says so, and announces nothing', 50 * MIB, false],
      ['claims to be small, and announces nothing', 300, false],
    ])(
      'has a configuration of 50 MB, which %s: it is never held whole, and the image left out',
      async (_what, size, announced) => {
        const digest = digestOf(Buffer.from('a configuration of 50 MB'));
        const config = { mediaType: `${OCI}.config.v1+json`, digest, size };
        fake.manifest('crew/app', MANIFEST, { config, layers: [] }, 'huge');
        let poured: Promise<number> | undefined;
        fake.instead = (request, response) => {
          if (!request.url?.endsWith(digest)) return false;
          poured = pour(response, 50, announced);
          return true;
        };
        await expectOnlyGood('more than');
        // What is beyond the limit are buffers of the connection between the two.
        expect(await poured).toBeLessThan(Math.min(size, 8 * MIB) + 12 * MIB);
      },
    );
  });
});

describe('a registry’s certificate', () => {
  useTestDatabase();
  useSiteEnvironment();
  const key = createPrivateKey(createSigningKey(new Date()).privateKey);
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const certificate = (from: number, until: number) =>
    selfSignedCertificate(key, {
      name: 'localhost',
      from: new Date(Date.now() + from * DAY),
      until: new Date(Date.now() + until * DAY),
    });
  const serving = async (cert: string) => {
    const fake = await new FakeRegistry().start({ key: pem, cert });
    aFakeImage(fake, 'crew/app', '1');
    return fake.origin;
  };
  beforeEach(() => db().pool.query('TRUNCATE registries, manifests, repositories, publishers CASCADE'));

  it.each<[string, () => Promise<[address: string, trusted: string | null]>]>([
    ['of an unknown authority', async () => [await serving(certificate(-1, 1)), null]],
    [
      'of another authority than the one that was given',
      async () => [await serving(certificate(-1, 1)), certificate(-2, 2)],
    ],
    [
      'that has run out',
      async () => {
        const old = certificate(-2, -1);
        return [await serving(old), old];
      },
    ],
    [
      'that is not good yet',
      async () => {
        const future = certificate(1, 2);
        return [await serving(future), future];
      },
    ],
    [
      'of another host',
      async () => {
        const good = certificate(-1, 1);
        return [(await serving(good)).replace('localhost', '127.0.0.1'), good];
      },
    ],
  ])('%s is refused, before it is saved and after, and nothing is stored', async (_what, prepared) => {
    const [address, certificates] = await prepared();
    const input = { name: 'corp', kind: 'observed', address, certificates } as const;
    expect(await testConnection(system, input)).toMatchObject({ ok: false, reason: 'certificate' });
    const { id } = await registryAt(address, certificates);
    await expect(reconcileRegistry(system, id)).rejects.toMatchObject({ details: { reason: 'certificate' } });
    expect(await getRegistry(system, 'corp')).toMatchObject({
      state: 'refused',
      problemReason: 'certificate',
      problem: expect.stringMatching(/certificate of “.*” cannot be trusted \([A-Z_]+\)/),
    });
    expect([await db().prisma.repository.count(), await db().prisma.manifest.count()]).toEqual([0, 0]);
  });

  it('is believed once its authority is given', async () => {
    const good = certificate(-1, 1);
    const { id } = await registryAt(await serving(good));
    await expect(reconcileRegistry(system, id)).rejects.toMatchObject({ details: { reason: 'certificate' } });
    await updateRegistry(system, 'corp', { certificates: good });
    expect(await reconcileRegistry(system, id)).toMatchObject({ added: 1, problems: [] });
    expect(await getRegistry(system, 'corp')).toMatchObject({ state: 'ok' });
  });
});
