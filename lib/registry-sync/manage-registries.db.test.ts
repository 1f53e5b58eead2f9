import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS, systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { OWN_SERVICE } from '@/lib/registry-access/registry-secrets';
import { addRegistry } from '@/lib/registry-sync/add-registry';
import { findNotifyingRegistry } from '@/lib/registry-sync/find-notifying-registry';
import { getRegistry } from '@/lib/registry-sync/get-registry';
import { getRegistryConfiguration } from '@/lib/registry-sync/get-registry-configuration';
import { listRegistries } from '@/lib/registry-sync/list-registries';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';
import { reconcileDueRegistries } from '@/lib/registry-sync/reconcile-due-registries';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { removeRegistry } from '@/lib/registry-sync/remove-registry';
import { requestSync } from '@/lib/registry-sync/request-sync';
import type { ConnectionTestInput, NewRegistry } from '@/lib/registry-sync/schema';
import { testConnection } from '@/lib/registry-sync/test-connection';
import { updateRegistry } from '@/lib/registry-sync/update-registry';
import { aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { makeTestCertificates, type TestCertificates } from '@/lib/testing/certificates';
import { useTestDatabase } from '@/lib/testing/database';
import { aFakeImage, FakeRegistry } from '@/lib/testing/fake-registry';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const system = systemActor('test');
const BASIC = `Basic ${Buffer.from('robot:very secret').toString('base64')}`;

describe('an administrator', () => {
  useTestDatabase();
  useSiteEnvironment();
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-registries-'));
  let certificates: TestCertificates;
  let fake: FakeRegistry;
  const observed = (more: Partial<NewRegistry> = {}): NewRegistry => ({
    name: 'corp',
    kind: 'observed',
    address: fake.origin,
    host: 'registry.corp.test',
    credentials: null,
    certificates: null,
    namespace: null,
    visibility: 'private',
    ...more,
  });
  const login = { username: 'robot', password: 'very secret' };
  const rows = async () =>
    JSON.stringify([await db().prisma.registry.findMany(), await db().prisma.auditEntry.findMany()]);

  beforeAll(async () => {
    certificates = makeTestCertificates(folder);
    fake = await new FakeRegistry().start();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    await db().pool.query('TRUNCATE registries, registry_events, manifests, repositories, publishers, users CASCADE');
    fake.repositories.clear();
    fake.instead = null;
  });

  /** Answers only who signs in as the robot. */
  const shut = () => {
    fake.instead = (request, response) => {
      if (request.headers.authorization === BASIC) return false;
      response.writeHead(401, { 'www-authenticate': 'Basic realm="shut"' }).end();
      return true;
    };
  };

  it('changes how a registry is reached; what is left out stays', async () => {
    const earlier = await db().prisma.auditEntry.count({ where: { action: 'registry.update' } });
    await addRegistry(system, observed({ credentials: login }));
    const pem = readFileSync(certificates.authority, 'utf8');
    const view = await updateRegistry(system, 'corp', {
      host: 'new.corp.test',
      namespace: 'mirror',
      certificates: pem,
    });
    expect(view).toMatchObject({
      host: 'new.corp.test',
      namespace: 'mirror',
      hasCredentials: true,
      visibility: 'private',
    });
    expect((await getRegistry(system, 'corp')).certificates).toBe(pem);
    await updateRegistry(system, 'corp', { certificates: null, credentials: null });
    expect(await getRegistry(system, 'corp')).toMatchObject({ certificates: null, hasCredentials: false });
    const entries = await db().prisma.auditEntry.findMany({
      where: { action: 'registry.update' },
      orderBy: { at: 'asc' },
      skip: earlier,
    });
    expect(entries.map(({ changes }) => changes)).toEqual([
      {
        host: ['registry.corp.test', 'new.corp.test'],
        namespace: [null, 'mirror'],
        certificates: [null, pem.length],
      },
      { certificates: [pem.length, null], credentials: ['…', null] },
    ]);
    expect(await rows()).not.toContain('very secret');
  });

  it('does not send stored credentials to another address', async () => {
    await addRegistry(system, observed({ credentials: login }));
    const before = await rows();
    const elsewhere = 'https://elsewhere.test';
    const refusal = { code: 'invalid', details: { invalidParameters: [{ name: 'credentials.password' }] } };
    await expect(updateRegistry(system, 'corp', { address: elsewhere })).rejects.toMatchObject(refusal);
    await expect(
      testConnection(system, {
        name: 'corp',
        kind: 'observed',
        address: elsewhere,
        certificates: null,
        registry: 'corp',
      }),
    ).rejects.toMatchObject(refusal);
    expect(await rows()).toBe(before);
    expect(await updateRegistry(system, 'corp', { address: elsewhere, credentials: login })).toMatchObject({
      address: elsewhere,
    });
  });

  it('cannot save what is wrong', async () => {
    await addRegistry(system, observed());
    await addRegistry(system, observed({ name: 'ours', kind: 'managed' }));
    await db().prisma.registry.create({
      data: { name: 'own', kind: 'managed', service: OWN_SERVICE, address: 'http://127.0.0.1:9', host: 'x.test' },
    });
    const before = await rows();
    for (const [name, change, code] of [
      ['corp', { address: 'https://user:secret@x.test' }, 'invalid'],
      ['corp', { host: 'x test' }, 'invalid'],
      ['corp', { certificates: 'no certificate' }, 'invalid'],
      ['corp', { certificates: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }, 'invalid'],
      ['corp', { namespace: 'Not a namespace' }, 'invalid'],
      ['ours', { credentials: login }, 'invalid'],
      ['ours', { namespace: 'mirror' }, 'invalid'],
      ['own', { host: 'other.test' }, 'conflict'],
      ['nothing', { host: 'other.test' }, 'not_found'],
    ] as const)
      await expect(updateRegistry(system, name, change), JSON.stringify(change)).rejects.toMatchObject({ code });
    expect(await rows()).toBe(before);
  });

  it('is the only one who may do any of this', async () => {
    await addRegistry(system, observed());
    const member: Actor = await aUser('sam');
    const before = await rows();
    const verbs: ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => addRegistry(actor, observed({ name: 'mine' })),
      (actor) => getRegistry(actor, 'corp'),
      (actor) => getRegistry(actor, 'no such'),
      (actor) => getRegistryConfiguration(actor, 'corp'),
      (actor) => listRegistries(actor),
      (actor) => removeRegistry(actor, 'corp'),
      (actor) => requestSync(actor, 'corp'),
      (actor) => testConnection(actor, { name: 'x', kind: 'observed', address: fake.origin, certificates: null }),
      (actor) => updateRegistry(actor, 'corp', { host: 'mine.test' }),
    ];
    const asked = fake.requests;
    for (const verb of verbs) {
      await expect(verb(ANONYMOUS)).rejects.toMatchObject({ code: 'unauthenticated' });
      await expect(verb(member)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await rows()).toBe(before);
    expect(fake.requests, 'nobody lets the site ask something').toBe(asked);
  });

  it('has a registry reconciled now; asked twice it is done once, and while it runs that is a conflict', async () => {
    aFakeImage(fake, 'crew/app', '1');
    const { id } = await addRegistry(system, observed());
    await reconcileRegistry(system, id);
    expect(await reconcileDueRegistries(db()), 'it is not due').toBeUndefined();
    aFakeImage(fake, 'crew/app', '2');
    expect((await requestSync(system, 'corp')).sync.wantedAt).not.toBeNull();
    await requestSync(system, 'corp');
    let during: unknown;
    fake.instead = async () => {
      if (during !== undefined) return false;
      during = (await listRegistries(system))[0]?.sync;
      await expect(requestSync(system, 'corp')).rejects.toMatchObject({
        code: 'conflict',
        details: { reason: 'sync-running' },
      });
      await expect(removeRegistry(system, 'corp')).rejects.toMatchObject({ details: { reason: 'sync-running' } });
      return false;
    };
    expect(await reconcileDueRegistries(db())).toContain('1 tags changed');
    expect(during).toMatchObject({ running: true, wantedAt: null });
    expect((await listRegistries(system))[0]).toMatchObject({
      state: 'ok',
      sync: { running: false, underWay: false, wantedAt: null, done: 1, total: 1, problems: 0 },
    });
    expect(await reconcileDueRegistries(db()), 'once is enough').toBeUndefined();
  });

  it('sees what was left out and why, how far a broken run is, and what waits', async () => {
    const { id } = await addRegistry(system, observed());
    for (let i = 10; i < 40; i += 1) aFakeImage(fake, `crew/app${i}`, '1');
    for (const bad of ['admin/tool', 'lonely', 'library/nginx']) aFakeImage(fake, bad, '1');
    await receiveNotification(id, '{"events": [');
    const target = { repository: 'crew/app', mediaType: 'application/vnd.oci.image.manifest.v1+json', tag: '1' };
    const event = { id: 'e1', timestamp: '2026-11-21T10:00:00Z', action: 'pull', target };
    await receiveNotification(id, JSON.stringify({ events: [event] }));
    fake.instead = (request, response) => {
      if (!request.url?.includes('app30')) return false;
      response.destroy();
      return true;
    };
    await expect(reconcileRegistry(system, id)).rejects.toThrow();
    expect(await getRegistry(system, 'corp')).toMatchObject({
      state: 'unreachable',
      problemReason: 'unreachable',
      sync: { running: false, underWay: true, done: 12, total: 33, problems: 1 },
      waiting: { count: 1, oldest: expect.any(String) },
      skipped: [{ path: 'admin/tool', reason: 'namespace-reserved' }],
      events: [{ state: 'malformed', repository: null, problem: expect.stringContaining('JSON') }],
    });
    fake.instead = null;
    await reconcileRegistry(system, id);
    const whole = await getRegistry(system, 'corp');
    expect(whole).toMatchObject({ state: 'ok', sync: { underWay: false, done: 33, problems: 3 } });
    expect(whole.skipped.map(({ reason }) => reason).sort()).toEqual([
      'namespace-reserved',
      'no-namespace',
      'official',
    ]);
    expect(whole.problemAt, 'what was last wrong stays to be read').not.toBeNull();
  });

  it('gets the configuration of a managed registry, whose secret it is known by', async () => {
    await addRegistry(system, observed({ name: 'ours', kind: 'managed' }));
    const { id } = await addRegistry(system, observed({ name: 'theirs', kind: 'managed' }));
    const {
      distribution2,
      distribution3,
      certificates: pem,
      keys,
      bundled,
    } = await getRegistryConfiguration(system, 'theirs');
    expect(bundled).toBe(false);
    for (const text of [distribution2, distribution3]) {
      expect(text).toContain('service: "theirs"');
      expect(await findNotifyingRegistry(/Bearer [\w-]+/.exec(text)?.[0] ?? null)).toBe(id);
    }
    expect(distribution2).toContain('rootcertbundle');
    expect(distribution3).toContain('jwks');
    expect(new X509Certificate(pem).publicKey.export({ format: 'jwk' })).toMatchObject({
      x: (JSON.parse(keys) as { keys: { x: string }[] }).keys[0]?.x,
    });
    await addRegistry(system, observed());
    await expect(getRegistryConfiguration(system, 'corp')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('does not remove the one that belongs to the site, nor one that is used', async () => {
    await aRegistry('site', { service: OWN_SERVICE });
    await aRegistry('used');
    const { id } = await db().prisma.registry.findUniqueOrThrow({ where: { name: 'used' } });
    await aRepository('crew/app');
    await db().prisma.repository.updateMany({ data: { registryId: id } });
    process.env.REGISTRY_URL = 'http://127.0.0.1:9';
    try {
      await expect(removeRegistry(system, 'site')).rejects.toMatchObject({ details: { reason: 'own-registry' } });
    } finally {
      delete process.env.REGISTRY_URL;
    }
    await expect(removeRegistry(system, 'used')).rejects.toMatchObject({ details: { reason: 'has-repositories' } });
    await removeRegistry(system, 'site');
    expect((await listRegistries(system)).map(({ name }) => name)).toEqual(['used']);
  });

  describe('tests a connection before saving', () => {
    const input = (more: Partial<ConnectionTestInput> = {}): ConnectionTestInput => ({
      name: 'new',
      kind: 'observed',
      address: fake.origin,
      certificates: null,
      ...more,
    });

    it('and learns how many repositories it lists, or that it lists none', async () => {
      aFakeImage(fake, 'crew/app', '1');
      aFakeImage(fake, 'crew/other', '1');
      expect(await testConnection(system, input())).toEqual({
        ok: true,
        reason: null,
        problem: null,
        repositories: 2,
        more: false,
      });
      fake.instead = (request, response) => {
        if (!request.url?.startsWith('/v2/_catalog')) return false;
        response.writeHead(403).end();
        return true;
      };
      expect(await testConnection(system, input())).toMatchObject({ ok: true, repositories: null });
      expect(await db().prisma.registry.count()).toBe(0);
    });

    it('with credentials that are given, stored, or wrong', async () => {
      shut();
      expect(await testConnection(system, input())).toMatchObject({ ok: false, reason: 'refused' });
      expect(await testConnection(system, input({ credentials: login }))).toMatchObject({ ok: true });
      expect(await testConnection(system, input({ credentials: { ...login, password: 'no' } }))).toMatchObject({
        reason: 'refused',
      });
      await addRegistry(system, observed({ credentials: login }));
      expect(await testConnection(system, input({ registry: 'corp' }))).toMatchObject({ ok: true });
      expect(await testConnection(system, input({ registry: 'corp', credentials: null }))).toMatchObject({ ok: false });
      await expect(testConnection(system, input({ registry: 'no such' }))).rejects.toMatchObject({ code: 'not_found' });
    });

    it('also of a managed one, with a token of ours', async () => {
      const asked: string[] = [];
      fake.instead = (request, response) => {
        asked.push(request.headers.authorization ?? '');
        if (request.headers.authorization) return false;
        const challenge = `Bearer realm="https://site.test/registry/token",service="new"`;
        response.writeHead(401, { 'www-authenticate': challenge }).end();
        return true;
      };
      expect(await testConnection(system, input({ kind: 'managed' }))).toMatchObject({ ok: true });
      const [, payload = ''] = (asked.find((sent) => sent.startsWith('Bearer ')) ?? '').split('.');
      expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ aud: 'new' });
    });

    it.each([
      ['is no registry', 'garbage', 404],
      ['fails', 'server-error', 500],
      ['has had enough of us', 'rate-limited', 429],
    ])('of something that %s', async (_what, reason, status) => {
      fake.instead = (_, response) => {
        response.writeHead(status).end();
        return true;
      };
      expect(await testConnection(system, input())).toMatchObject({ ok: false, reason });
    });

    it('of nothing at all', async () => {
      expect(await testConnection(system, input({ address: 'http://127.0.0.1:9' }))).toMatchObject({
        ok: false,
        reason: 'unreachable',
        problem: expect.stringContaining('127.0.0.1:9'),
      });
    });
  });
});
