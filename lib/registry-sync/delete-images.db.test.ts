import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { deleteImage } from '@/lib/registry-sync/delete-image';
import { deleteImages } from '@/lib/registry-sync/delete-images';
import { useTestDatabase } from '@/lib/testing/database';
import { aPusher, type Pusher } from '@/lib/testing/pusher';
import { type RealRegistry, realRegistry, startRealRegistry } from '@/lib/testing/real-registry';

describe.skipIf(!realRegistry.available)(`deleting images in a real registry${realRegistry.reason}`, () => {
  useTestDatabase();
  let real: RealRegistry;
  let alice: Pusher;

  beforeAll(async () => {
    real = await startRealRegistry('real');
    alice = await aPusher(real, 'alice');
  });
  afterAll(() => real.stop());

  const called = (name: string) => ({ namespace: 'alice', name });
  const tagsOf = async (name: string) =>
    (await db().prisma.tag.findMany({ where: { repository: called(name) }, orderBy: { name: 'asc' } })).map(
      (tag) => tag.name,
    );
  const digestsOf = async (name: string) =>
    (await db().prisma.repositoryManifest.findMany({ where: { repository: called(name) } })).map(
      ({ digest }) => digest,
    );
  const auditOf = (name: string) =>
    db().prisma.auditEntry.findMany({ where: { targetName: `alice/${name}` }, orderBy: { at: 'asc' } });
  async function push(name: string, ...images: [content: string, ...tags: string[]][]) {
    const layouts = [];
    for (const [content, ...tags] of images) {
      const layout = await alice.layout(content);
      layouts.push(layout);
      for (const tag of tags) await alice.push(layout.folder, `${name}:${tag}`);
    }
    await alice.settle(name, ...images.flatMap(([, ...tags]) => tags));
    return layouts;
  }
  const view = { dryRun: false, kept: [], notDone: [], problem: null };

  it('previews what goes and how much is freed: layers that another image uses are not', async () => {
    const [one] = await push('shared', ['one', '1', 'latest'], ['two', '2']);
    const before = await tagsOf('shared');
    const preview = await deleteImages(alice.actor, called('shared'), { tags: ['1', 'latest'], dryRun: true });
    expect(preview).toMatchObject({ ...view, dryRun: true, images: [{ digest: one?.digest, tags: ['1', 'latest'] }] });
    const platforms = Object.values(one?.platforms ?? {});
    expect(preview.images[0]?.parts).toEqual(platforms.map((digest) => ({ digest, kind: 'image' })));
    // The first and the last layer of both images are the same; what only the first one has is counted once.
    const rows = await db().prisma.manifest.findMany({ where: { digest: { in: [one?.digest ?? '', ...platforms] } } });
    const ownLayers = new Map<string, number>();
    for (const { layers, config, digest, size } of rows) {
      ownLayers.set(digest, size);
      const own = (layers as { digest?: string; size: number; createdBy: string }[])[2];
      if (own?.digest) ownLayers.set(own.digest, own.size);
      const blob = config as { digest: string; size: number } | null;
      if (blob) ownLayers.set(blob.digest, blob.size);
    }
    expect(ownLayers.size).toBe(6); // three manifests, two configurations, one layer for both platforms
    expect(preview.freedBytes).toBe([...ownLayers.values()].reduce((sum, size) => sum + size, 0));
    expect(await tagsOf('shared')).toEqual(before);
    expect(await alice.list('shared')).toEqual(before);
    const matching = await deleteImages(alice.actor, called('shared'), { matching: 'AT', dryRun: true });
    expect(matching).toMatchObject({ tags: [{ name: 'latest' }], images: [], freedBytes: 0 });
  });

  it('deletes in bulk: tags, images with their platforms, and nothing else', async () => {
    const [, two] = await push('bulk', ['bulk-one', 'a', 'b'], ['bulk-two', 'c', 'd'], ['bulk-three', 'e']);
    const gone = await deleteImages(alice.actor, called('bulk'), { tags: ['a', 'c', 'd', 'nothing'] });
    expect(gone.tags.map(({ name }) => name)).toEqual(['a', 'c', 'd']);
    expect(gone.kept).toEqual([{ tag: 'nothing', digest: null, reason: 'unknown', because: null }]);
    expect(gone.freedBytes).toBeGreaterThan(0);
    expect(await tagsOf('bulk')).toEqual(['b', 'e']);
    expect(await alice.list('bulk')).toEqual(['b', 'e']);
    for (const digest of [two?.digest, ...Object.values(two?.platforms ?? {})]) {
      expect(await alice.has(`bulk@${digest}`)).toBe(false);
      expect(await digestsOf('bulk')).not.toContain(digest);
    }
    for (const tag of ['b', 'e']) expect(await alice.has(`bulk:${tag}`)).toBe(true);
    const history = await db().prisma.tagHistory.findMany({
      where: { repository: called('bulk'), digest: null },
      orderBy: { tag: 'asc' },
    });
    expect(history.map(({ tag, by }) => [tag, by])).toEqual([
      ['a', 'alice'],
      ['c', 'alice'],
      ['d', 'alice'],
    ]);
    expect((await auditOf('bulk')).map(({ action }) => action)).toEqual([
      'repository.create',
      'repository.delete_tag',
      'repository.delete_images',
    ]);
    expect(await db().prisma.imageDeletion.count()).toBe(0);
  });

  it('deletes an image with all its tags, and refuses a platform of an index that stays', async () => {
    const [one] = await push('image', ['image-one', '1', '1.0'], ['image-two', '2']);
    const child = Object.values(one?.platforms ?? {})[0] ?? '';
    await expect(deleteImage(alice.actor, called('image'), child)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'part-of-index', because: one?.digest },
    });
    expect(await alice.has(`image@${child}`)).toBe(true);
    expect(await deleteImage(alice.actor, called('image'), one?.digest ?? '')).toMatchObject(view);
    expect(await tagsOf('image')).toEqual(['2']);
    expect(await alice.has(`image@${child}`)).toBe(false);
    await expect(deleteImage(alice.actor, called('image'), one?.digest ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('leaves an image that got a tag which nobody told us of', async () => {
    const [one] = await push('untold', ['untold', 'known']);
    real.site.deaf = true;
    await alice.push(one?.folder ?? '', 'untold:fresh');
    real.site.deaf = false;
    const gone = await deleteImages(alice.actor, called('untold'), { tags: ['known'] });
    expect(gone).toMatchObject({ tags: [{ name: 'known' }], images: [] });
    expect(await alice.list('untold')).toEqual(['fresh']);
    expect(await alice.has('untold:fresh')).toBe(true);
  });

  it('takes signatures and attestations with their image', async () => {
    const signed = await alice.layout('signed', { withAttestation: true });
    await alice.push(signed.folder, 'signed:1');
    await alice.settle('signed', '1');
    const signature = await alice.layout('signature', {
      layerType: 'application/vnd.dev.cosign.simplesigning.v1+json',
    });
    const tag = `${signed.digest.replace(':', '-')}.sig`;
    await alice.push(signature.folder, `signed:${tag}`);
    const isKnown = async () => (await digestsOf('signed')).includes(signature.digest);
    await expect
      .poll(async () => {
        await alice.settle('signed', '1');
        return isKnown();
      })
      .toBe(true);
    const preview = await deleteImages(alice.actor, called('signed'), { tags: ['1'], dryRun: true });
    const parts = preview.images[0]?.parts ?? [];
    expect(parts).toContainEqual({ digest: signed.attestation, kind: 'attestation' });
    expect(parts.map(({ digest }) => digest)).toContain(signature.digest);
    await deleteImages(alice.actor, called('signed'), { tags: ['1'] });
    expect(await alice.list('signed')).toEqual([]);
    expect(await digestsOf('signed')).toEqual([]);
    const open = await db().prisma.tagHistory.count({
      where: { repository: called('signed'), until: null, digest: { not: null } },
    });
    expect(open).toBe(0);
  });

  it('leaves immutable tags, tags of a definition, and what is archived', async () => {
    await push('held', ['held-one', '1.0', 'edge'], ['held-two', 'named']);
    const repository = await db().prisma.repository.update({
      where: { namespace_name: called('held') },
      data: { immutableTags: 'patterns', immutablePatterns: ['\\d.*'] },
    });
    const key = { repositoryId_name: { repositoryId: repository.id, name: 'named' } };
    await db().prisma.tag.update({ where: key, data: { position: 0 } });
    const gone = await deleteImages(alice.actor, called('held'), { tags: ['1.0', 'edge', 'named'] });
    expect(gone.tags.map(({ name }) => name)).toEqual(['edge']);
    expect(gone.kept.map(({ tag, reason }) => [tag, reason])).toEqual([
      ['1.0', 'immutable'],
      ['named', 'definition'],
    ]);
    await db().prisma.repository.update({ where: { id: repository.id }, data: { archivedAt: new Date() } });
    for (const dryRun of [true, false])
      await expect(deleteImages(alice.actor, called('held'), { tags: ['named'], dryRun })).rejects.toMatchObject({
        code: 'conflict',
      });
    expect(await alice.list('held')).toEqual(['1.0', 'named']);
  });
});
