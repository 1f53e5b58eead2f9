import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { type Actor, systemActor } from '@/lib/access/actor';
import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { db } from '@/lib/platform/db';
import { OCI_INDEX } from '@/lib/registry/media-types';
import { makeRegistryToken } from '@/lib/registry-access/registry-secrets';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { connectRegistry } from '@/lib/registry-sync/registry-connection';
import { getImmutableTags } from '@/lib/repositories/get-immutable-tags';
import { setImmutableTags } from '@/lib/repositories/set-immutable-tags';
import { aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { writeOciLayout } from '@/lib/testing/oci-layout';
import { type RealRegistry, realRegistry, startRealRegistry } from '@/lib/testing/real-registry';

describe.skipIf(!realRegistry.available)(`pushes past the front to immutable tags${realRegistry.reason}`, () => {
  useTestDatabase();
  let real: RealRegistry;
  let password: string;
  let alice: Actor;

  beforeAll(async () => {
    real = await startRealRegistry('real');
    const user = await aUser('alice');
    alice = user;
    password = newAccessToken();
    const digest = digestOfAccessToken(password);
    const scopes = ['repo:read', 'repo:push', 'repo:admin', 'repo:delete'];
    await db().prisma.accessToken.create({
      data: { name: 'ci', digest, userId: user.userId, scopes, createdBy: 'alice' },
    });
  });
  afterAll(() => real.stop());

  async function push(content: string, repository: string, tag: string): Promise<string> {
    const folder = path.join(real.folder, content);
    const { digest } = await writeOciLayout(folder, { tag: 'image', content });
    const to = `docker://${real.host}/alice/${repository}:${tag}`;
    const login = ['--dest-tls-verify=false', '--dest-creds', `alice:${password}`];
    await real.skopeo('copy', '--all', ...login, `oci:${folder}:image`, to);
    return digest;
  }
  async function untilTold(repository: string, digest: string): Promise<void> {
    await expect
      .poll(
        () =>
          db().prisma.registryEvent.count({
            where: { repository: `alice/${repository}`, body: { path: ['target', 'digest'], equals: digest } },
          }),
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0);
  }
  async function pushed(content: string, repository: string, tag: string): Promise<string> {
    const digest = await push(content, repository, tag);
    await untilTold(repository, digest);
    await processRegistryEvents(db());
    return digest;
  }
  const named = (name: string) => ({ namespace: 'alice', name });
  async function registry<T>(work: (client: ReturnType<typeof connectRegistry>) => Promise<T>): Promise<T> {
    const client = connectRegistry(await db().prisma.registry.findUniqueOrThrow({ where: { id: real.id } }));
    try {
      return await work(client);
    } finally {
      client.close();
    }
  }
  const inRegistry = (name: string, tag: string) =>
    registry(async (client) => (await client.headManifest(`alice/${name}`, tag))?.digest);
  async function historyOf(name: string, tag: string) {
    const rows = await db().prisma.tagHistory.findMany({
      where: { tag, repository: named(name) },
      orderBy: { from: 'asc' },
    });
    return rows.map(({ digest, by }) => [digest, by]);
  }
  const tagOf = (name: string, tag: string) =>
    db().prisma.tag.findFirst({ where: { name: tag, repository: named(name) } });
  const entriesOf = async (name: string) =>
    (
      await db().prisma.auditEntry.findMany({
        where: { targetName: `alice/${name}`, action: { contains: 'tag_back' } },
        orderBy: { id: 'asc' },
      })
    ).map(({ action, changes }) => [action, changes]);
  const protect = (name: string) => setImmutableTags(alice, named(name), { mode: 'all', patterns: [] });

  it('are put back, with both in the history, an entry and a notice', async () => {
    const first = await pushed('a1', 'back', '1.0');
    const before = await tagOf('back', '1.0');
    await protect('back');
    const second = await pushed('a2', 'back', '1.0');
    expect(await inRegistry('back', '1.0')).toBe(first);
    expect(await tagOf('back', '1.0')).toMatchObject({
      digest: first,
      pushedBy: 'alice',
      pushedAt: before?.pushedAt,
    });
    const history = [
      [first, 'alice'],
      [second, 'alice'],
      [first, OWN_SUBJECT],
    ];
    expect(await historyOf('back', '1.0')).toEqual(history);
    expect(await entriesOf('back')).toEqual([['repository.put_tag_back', { '1.0': [second, first] }]]);
    const { putBack } = await getImmutableTags(alice, named('back'));
    expect(putBack).toMatchObject([{ tag: '1.0', pushed: second, pushedBy: 'alice', kept: first, putBack: true }]);
    // Nothing of it comes back to us as news.
    await processRegistryEvents(db());
    expect(await reconcileRegistry(systemActor('test'), real.id)).toMatchObject({ changed: 0, problems: [] });
    expect(await historyOf('back', '1.0')).toEqual(history);

    await pushed('a3', 'back', '1.0');
    expect(await inRegistry('back', '1.0')).toBe(first);
    expect(await entriesOf('back')).toHaveLength(2);
  });

  it('are put back also from what looks as if we had deleted them', async () => {
    const first = await pushed('f1', 'forged', '1.0');
    await protect('forged');
    const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], annotations: { 'plimsoll.deleted': 'x.y' } };
    const access = [{ type: 'repository', name: 'alice/forged', actions: ['pull', 'push'] }];
    const answer = await fetch(`http://${real.host}/v2/alice/forged/manifests/1.0`, {
      method: 'PUT',
      headers: {
        'content-type': OCI_INDEX,
        authorization: `Bearer ${makeRegistryToken('real', 'mallory', access)}`,
      },
      body: JSON.stringify(index),
    });
    expect(answer.status).toBe(201);
    await untilTold('forged', answer.headers.get('docker-content-digest') ?? '');
    await processRegistryEvents(db());
    expect(await inRegistry('forged', '1.0')).toBe(first);
    expect(await entriesOf('forged')).toHaveLength(1);
  });

  it('stand when the tag is not covered, was free, or was moved before it was covered', async () => {
    await pushed('b1', 'free', 'latest');
    const moved = await push('b2', 'free', 'latest');
    await untilTold('free', moved);
    await setImmutableTags(alice, named('free'), { mode: 'patterns', patterns: ['latest'] });
    await processRegistryEvents(db());
    expect(await inRegistry('free', 'latest')).toBe(moved);
    const other = await pushed('b3', 'free', 'edge');
    const newer = await pushed('b4', 'free', 'edge');
    expect([other, await inRegistry('free', 'edge')]).toEqual([other, newer]);
    await registry((client) => client.deleteManifest('alice/free', moved));
    await reconcileRegistry(systemActor('test'), real.id);
    const again = await pushed('b5', 'free', 'latest');
    expect(await inRegistry('free', 'latest')).toBe(again);
    expect(await entriesOf('free')).toEqual([]);
  });

  it('are put back although nobody told us, once they are reconciled', async () => {
    const first = await pushed('c1', 'quiet', '1.0');
    await protect('quiet');
    real.site.deaf = true;
    const heard = real.site.ignored;
    const second = await push('c2', 'quiet', '1.0');
    await expect.poll(() => real.site.ignored, { timeout: 10_000 }).toBeGreaterThan(heard);
    await reconcileRegistry(systemActor('test'), real.id);
    expect(await inRegistry('quiet', '1.0')).toBe(first);
    expect(await tagOf('quiet', '1.0')).toMatchObject({ digest: first });
    expect(await historyOf('quiet', '1.0')).toEqual([
      [first, 'alice'],
      [second, null],
      [first, OWN_SUBJECT],
    ]);
    expect(await reconcileRegistry(systemActor('test'), real.id)).toMatchObject({ changed: 0 });
    expect(await entriesOf('quiet')).toHaveLength(1);
    real.site.deaf = false;
  });

  it('are put back and told also when we were killed between the two', async () => {
    const first = await pushed('d1', 'killed', '1.0');
    await protect('killed');
    const second = await push('d2', 'killed', '1.0');
    await untilTold('killed', second);
    // What the killed run had done already: the registry has it, we do not know.
    await registry(async (client) => {
      const { bytes, mediaType } = await client.getManifest('alice/killed', first);
      await client.putManifest('alice/killed', '1.0', mediaType, bytes);
    });
    await processRegistryEvents(db());
    expect(await historyOf('killed', '1.0')).toEqual([
      [first, 'alice'],
      [second, 'alice'],
      [first, OWN_SUBJECT],
    ]);
    expect(await entriesOf('killed')).toEqual([['repository.put_tag_back', { '1.0': [second, first] }]]);
    expect(await inRegistry('killed', '1.0')).toBe(first);
  });

  it('are reported when the image is gone, and stand then', async () => {
    const first = await pushed('e1', 'gone', '1.0');
    await protect('gone');
    const second = await push('e2', 'gone', '1.0');
    await untilTold('gone', second);
    await registry((client) => client.deleteManifest('alice/gone', first));
    await processRegistryEvents(db());
    expect(await tagOf('gone', '1.0')).toMatchObject({ digest: second });
    expect(await entriesOf('gone')).toEqual([['repository.fail_to_put_tag_back', { '1.0': [second, first] }]]);
    const { putBack } = await getImmutableTags(alice, named('gone'));
    expect(putBack).toMatchObject([{ pushed: second, kept: first, putBack: false }]);
    await reconcileRegistry(systemActor('test'), real.id);
    expect(await entriesOf('gone')).toHaveLength(1);
    await pushed('e3', 'gone', '1.0');
    expect(await inRegistry('gone', '1.0')).toBe(second);
  });

  it('wait while the registry is away', async () => {
    const first = await pushed('f1', 'away', '1.0');
    await protect('away');
    const second = await push('f2', 'away', '1.0');
    await untilTold('away', second);
    await real.stopRegistry();
    await processRegistryEvents(db());
    expect(await tagOf('away', '1.0')).toMatchObject({ digest: first });
    expect(await entriesOf('away')).toEqual([]);
    expect(await db().prisma.registryEvent.count({ where: { repository: 'alice/away', processedAt: null } })).toBe(3);
  });
});
