import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { registryFailure } from '@/lib/registry/registry-failure';
import { deletableRepository } from '@/lib/registry-sync/deletable-repository';
import { deleteImages } from '@/lib/registry-sync/delete-images';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { connectRegistry } from '@/lib/registry-sync/registry-connection';
import { removeImage } from '@/lib/registry-sync/remove-image';
import { removeTag } from '@/lib/registry-sync/remove-tag';
import { useTestDatabase } from '@/lib/testing/database';
import { aPusher, type Pusher } from '@/lib/testing/pusher';
import { type RealRegistry, realRegistry, startRealRegistry } from '@/lib/testing/real-registry';

/** A client that does so much, and then nothing more: as if the process had been killed, or the registry had failed. */
function endingAfter(client: RegistryClient, steps: number, failure: () => Error): RegistryClient {
  let done = 0;
  const bounded =
    <A extends unknown[], T>(step: (...input: A) => Promise<T>) =>
    async (...input: A): Promise<T> => {
      if (done >= steps) throw failure();
      done += 1;
      return step(...input);
    };
  return {
    ...client,
    putManifest: bounded(client.putManifest),
    headManifest: bounded(client.headManifest),
    getManifest: bounded(client.getManifest),
    deleteManifestIfThere: bounded(client.deleteManifestIfThere),
  };
}
const kill = () => new Error('killed');
const outage = () => registryFailure('unreachable', 'The registry cannot be reached.');

describe.skipIf(!realRegistry.available)(`a deletion that does not end${realRegistry.reason}`, () => {
  useTestDatabase();
  let real: RealRegistry;
  let alice: Pusher;

  beforeAll(async () => {
    real = await startRealRegistry('real');
    alice = await aPusher(real, 'alice');
  });
  afterAll(() => real.stop());

  /** What was begun is no longer taken for being under way. */
  const abandon = () => db().prisma.imageDeletion.updateMany({ data: { createdAt: new Date('2020-01-01') } });
  const reconcile = () => reconcileRegistry(systemActor('test'), real.id);
  const shownTags = async (name: string) => {
    const where = { repository: { namespace: 'alice', name } };
    return (await db().prisma.tag.findMany({ where, orderBy: { name: 'asc' } })).map((tag) => tag.name);
  };
  /** Pushed under two tags; @returns what is needed to delete it step by step */
  async function anImage(name: string) {
    const layout = await alice.layout(name);
    for (const tag of ['a', 'b']) await alice.push(layout.folder, `${name}:${tag}`);
    await alice.settle(name, 'a', 'b');
    const deletable = await deletableRepository(db().prisma, alice.actor, { namespace: 'alice', name });
    return { layout, deletable, client: connectRegistry(deletable.registry) };
  }

  it.each([0, 1, 2, 3])(
    'of a tag, killed after %i steps, ends at the next reconciliation, or never began',
    async (steps) => {
      const name = `tag-${steps}`;
      const { layout, deletable, client } = await anImage(name);
      const killed = endingAfter(client, steps, kill);
      const attempt = removeTag(alice.actor, killed, deletable, { name: 'a', digest: layout.digest });
      if (steps < 3) await expect(attempt).rejects.toThrow('killed');
      else await attempt;
      client.close();
      expect(await reconcile()).toMatchObject({ problems: [] });
      const left = steps === 0 ? ['a', 'b'] : ['b'];
      expect(await shownTags(name)).toEqual(left);
      expect(await alice.list(name)).toEqual(left);
      expect(await alice.has(`${name}:b`)).toBe(true);
      const manifests = await db().prisma.repositoryManifest.findMany({
        where: { repositoryId: deletable.repository.id },
        include: { manifest: true },
      });
      expect(manifests.map(({ manifest }) => manifest.kind).sort(), 'no placeholder is shown').toEqual([
        'image',
        'image',
        'index',
      ]);
      expect(await reconcile()).toMatchObject({ changed: 0, problems: [] });
    },
  );

  it.each([0, 1, 2, 3, 4])(
    'of an image, killed after %i steps, ends at the next reconciliation, or never began',
    async (steps) => {
      const name = `image-${steps}`;
      const { layout, deletable, client } = await anImage(name);
      const parts = Object.values(layout.platforms).map((digest) => ({ digest }));
      const killed = endingAfter(client, steps, kill);
      const image = { digest: layout.digest, tags: ['a', 'b'], parts };
      await expect(removeImage(alice.actor, killed, deletable, image)).rejects.toThrow('killed');
      client.close();
      expect(await db().prisma.imageDeletion.count()).toBe(1);
      await abandon();
      expect(await reconcile()).toMatchObject({ problems: [] });
      expect(await db().prisma.imageDeletion.count()).toBe(0);
      const left = steps === 0 ? ['a', 'b'] : [];
      expect(await shownTags(name)).toEqual(left);
      for (const { digest } of [layout, ...parts]) expect(await alice.has(`${name}@${digest}`)).toBe(steps === 0);
      const entries = await db().prisma.auditEntry.findMany({
        where: { targetName: `alice/${name}`, action: 'repository.delete_images' },
      });
      expect(entries.map(({ actorName, changes }) => [actorName, changes])).toEqual(
        steps === 0
          ? []
          : [['finish-deletions', { image: [layout.digest, null], tags: [['a', 'b'], null], by: [null, 'alice'] }]],
      );
      const history = await db().prisma.tagHistory.count({
        where: { repositoryId: deletable.repository.id, digest: null },
      });
      expect(history).toBe(left.length === 0 ? 2 : 0);
    },
  );

  it('leaves a part that another index has got meanwhile', async () => {
    const { layout, deletable, client } = await anImage('shared');
    const [part = '', other = ''] = Object.values(layout.platforms);
    const image = { digest: layout.digest, tags: ['a', 'b'], parts: [{ digest: part }, { digest: other }] };
    await expect(removeImage(alice.actor, endingAfter(client, 1, kill), deletable, image)).rejects.toThrow('killed');
    const found = await client.getManifest('alice/shared', part);
    const descriptor = { mediaType: found.mediaType, digest: part, size: found.size };
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    const index = { schemaVersion: 2, mediaType, manifests: [descriptor] };
    await client.putManifest('alice/shared', 'new', mediaType, Buffer.from(JSON.stringify(index)));
    // What we push ourselves is not told; the reconciliation finds it.
    await reconcile();
    await abandon();
    await reconcile();
    client.close();
    expect(await shownTags('shared')).toEqual(['new']);
    expect(await alice.has(`shared@${part}`)).toBe(true);
    expect(await alice.has(`shared@${other}`)).toBe(false);
  });

  it('says of a failing registry what had begun, and leaves what had not', async () => {
    const { layout, deletable, client } = await anImage('failing');
    const parts = Object.values(layout.platforms).map((digest) => ({ digest }));
    const image = { digest: layout.digest, tags: ['a', 'b'], parts };
    await expect(removeImage(alice.actor, endingAfter(client, 0, outage), deletable, image)).rejects.toMatchObject({
      code: 'unavailable',
      details: { begun: false },
    });
    expect(await db().prisma.imageDeletion.count()).toBe(0);
    await expect(removeImage(alice.actor, endingAfter(client, 2, outage), deletable, image)).rejects.toMatchObject({
      code: 'unavailable',
      details: { begun: true },
    });
    client.close();
    await abandon();
    await reconcile();
    expect(await shownTags('failing')).toEqual([]);
  });

  it('in a registry that is down changes nothing and says so', async () => {
    await anImage('down').then(({ client }) => client.close());
    const { address } = await db().prisma.registry.findUniqueOrThrow({ where: { id: real.id } });
    await db().prisma.registry.update({ where: { id: real.id }, data: { address: 'http://127.0.0.1:9' } });
    const attempt = deleteImages(alice.actor, { namespace: 'alice', name: 'down' }, { tags: ['a'] });
    await expect(attempt).rejects.toMatchObject({ code: 'unavailable' });
    expect(await db().prisma.registry.findUniqueOrThrow({ where: { id: real.id } })).toMatchObject({
      state: 'unreachable',
    });
    await db().prisma.registry.update({ where: { id: real.id }, data: { address } });
    expect(await shownTags('down')).toEqual(['a', 'b']);
  });
});
