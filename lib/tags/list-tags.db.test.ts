import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { db, inTransaction } from '@/lib/platform/db';
import { listTags } from '@/lib/tags/list-tags';
import { loadImageActivity } from '@/lib/tags/load-image-activity';
import { replaceTags } from '@/lib/tags/replace-tags';
import { type ListTagsInput, listTagsInput } from '@/lib/tags/schema';
import { aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { anImage, aPushedTag, digestOf, platformDigest } from '@/lib/testing/builders/images';
import { useTestDatabase } from '@/lib/testing/database';

const ALICE = (name: string) => ({ namespace: 'alice', name });
const list = (name: string, more: Partial<ListTagsInput> = {}) =>
  listTags(ANONYMOUS, ALICE(name), { ...listTagsInput.parse({}), pageSize: 100, ...more });
const namesOf = async (name: string, more: Partial<ListTagsInput> = {}) =>
  (await list(name, more)).tags.map((tag) => [tag.name, ...tag.aliases].join(' '));

describe('the tags of a repository', () => {
  useTestDatabase();

  describe('that was pushed', () => {
    let id: string;
    let old: string;
    beforeAll(async () => {
      ({ id } = await aRepository('alice/pushed'));
      old = await anImage(id, 'old');
      const fresh = await anImage(id, 'fresh', { 'linux/amd64': 2_000_000, 'linux/arm64/v8': 1_500_000 });
      const single = await anImage(id, 'single', { 'linux/amd64': 700_000 });
      const earlier = { pushedAt: new Date('2025-01-01T00:00:00Z'), pushedBy: null };
      for (const name of ['1.26', '1.26.3']) await aPushedTag(id, name, old, earlier);
      for (const name of ['1.27.1', '1.27', 'latest']) await aPushedTag(id, name, fresh);
      await aPushedTag(id, '1.28.0-rc1', single, { lastPulledAt: new Date('2026-05-03T10:00:00Z') });
    });

    it('says of each what the registry has: digest, platforms with their sizes, pushes and pulls', async () => {
      const { tags } = await list('pushed', { filter: '1.27.1' });
      expect(tags).toEqual([
        {
          name: '1.27.1',
          isShared: false,
          imageGroup: digestOf('fresh'),
          aliases: ['latest', '1.27'],
          aliasCount: 2,
          architectures: ['amd64', 'arm64v8'],
          url: null,
          urls: {},
          digest: digestOf('fresh'),
          mediaType: 'application/vnd.oci.image.index.v1+json',
          size: 3_500_000,
          images: [
            { digest: platformDigest('fresh', 'linux/amd64'), platform: 'linux/amd64', size: 2_000_000 },
            { digest: platformDigest('fresh', 'linux/arm64/v8'), platform: 'linux/arm64/v8', size: 1_500_000 },
          ],
          pushedAt: '2026-05-01T00:00:00.000Z',
          pushedBy: 'alice',
          lastPulledAt: null,
          updatedAt: '2026-05-01T00:00:00.000Z',
        },
      ]);
      const { tags: alone } = await list('pushed', { filter: 'rc' });
      expect(alone).toMatchObject([
        {
          lastPulledAt: '2026-05-03T10:00:00.000Z',
          images: [{ digest: platformDigest('single', 'linux/amd64'), platform: 'linux/amd64', size: 700_000 }],
        },
      ]);
    });

    it('has one line for each digest by image, and one for each tag by tag', async () => {
      expect(await namesOf('pushed', { view: 'image' })).toEqual(['latest 1.27 1.27.1', '1.26 1.26.3', '1.28.0-rc1']);
      expect(await list('pushed', { view: 'image', pageSize: 2, page: 2 })).toMatchObject({
        total: 3,
        tagCount: 6,
        page: 2,
        tags: [{ name: '1.28.0-rc1' }],
      });
      expect(await list('pushed')).toMatchObject({ total: 6, tagCount: 6 });
    });

    it('was pushed and pulled as an image when any of its tags was last', async () => {
      const { id: busy } = await aRepository('alice/busy');
      const digest = await anImage(busy, 'busy');
      const pull = new Date('2026-05-09T00:00:00Z');
      await aPushedTag(busy, 'latest', digest, { pushedAt: new Date('2026-05-02T00:00:00Z'), pushedBy: 'bob' });
      await aPushedTag(busy, '1.0', digest, { pushedAt: new Date('2026-04-01T00:00:00Z'), lastPulledAt: pull });
      expect(await loadImageActivity(busy, [digest, digestOf('unknown')])).toEqual(
        new Map([
          [digest, { pushedAt: '2026-05-02T00:00:00.000Z', pushedBy: 'bob', lastPulledAt: pull.toISOString() }],
        ]),
      );
    });

    it('is found by a digest, its own or that of a platform', async () => {
      const found = async (filter: string) => (await list('pushed', { filter })).tags.map(({ name }) => name);
      expect(await found(old)).toEqual(['1.26', '1.26.3']);
      expect(await found(platformDigest('old', 'linux/arm64/v8').slice(0, 20))).toEqual(['1.26', '1.26.3']);
      // What an attestation is about is found, not the attestation.
      expect(await found(digestOf('old attestation'))).toEqual([]);
    });

    it('says no size of a platform whose image only another repository has', async () => {
      const { id: secret } = await aRepository('alice/secret', { visibility: 'private' });
      const digest = await anImage(secret, 'shared with nobody');
      const { id: open } = await aRepository('alice/partial');
      await db().prisma.repositoryManifest.create({ data: { repositoryId: open, digest } });
      await aPushedTag(open, 'sparse', digest);
      const [tag] = (await list('partial')).tags;
      expect(tag?.images.map(({ platform, size }) => [platform, size])).toEqual([
        ['linux/amd64', null],
        ['linux/arm64/v8', null],
      ]);
    });

    it('shows every change at once, also one that leaves their number as it was', async () => {
      const { id: moving } = await aRepository('alice/moving');
      const [one, two] = [await anImage(moving, 'one'), await anImage(moving, 'two')];
      await aPushedTag(moving, 'a', one);
      await aPushedTag(moving, 'b', two);
      expect(await namesOf('moving', { view: 'image' })).toEqual(['a', 'b']);
      const where = { repositoryId_name: { repositoryId: moving, name: 'b' } };
      await db().prisma.tag.update({ where, data: { digest: one } });
      expect(await namesOf('moving', { view: 'image' })).toEqual(['a b']);
      await db().prisma.tag.update({ where, data: { name: 'c', lastPulledAt: new Date('2026-05-04T00:00:00Z') } });
      expect((await list('moving')).tags.map((tag) => [tag.name, tag.lastPulledAt])).toEqual([
        ['a', null],
        ['c', '2026-05-04T00:00:00.000Z'],
      ]);
      await db().prisma.tag.deleteMany({ where: { repositoryId: moving } });
      expect(await list('moving')).toMatchObject({ total: 0, tags: [] });
    });
  });

  describe('that a library definition names', () => {
    const named = (name: string, position: number, imageGroup: string) => ({
      name,
      position,
      imageGroup,
      isShared: false,
      architectures: ['amd64'],
    });
    const day = new Date('2026-05-01T00:00:00Z');

    it('has its order and its images, and says nothing that nobody knows', async () => {
      const { id } = await aRepository('alice/defined');
      await inTransaction((queries) =>
        replaceTags(queries, id, [named('8', 0, 'eight'), named('latest', 1, 'eight'), named('7', 2, 'seven')], day),
      );
      expect(await namesOf('defined', { view: 'image' })).toEqual(['8 latest', '7']);
      expect((await list('defined', { filter: '7' })).tags).toMatchObject([
        { digest: null, mediaType: null, size: null, images: [], pushedAt: null, pushedBy: null, lastPulledAt: null },
      ]);
    });

    it('and that was pushed too, goes by what the registry has where it has something', async () => {
      const { id } = await aRepository('alice/mixed');
      await aPushedTag(id, 'nightly', await anImage(id, 'nightly'));
      await inTransaction((queries) =>
        replaceTags(
          queries,
          id,
          ['8', '8.1', '8.1.2'].map((name, at) => named(name, at, 'eight')),
          day,
        ),
      );
      expect(await namesOf('mixed', { view: 'image' })).toEqual(['8 8.1 8.1.2', 'nightly']);
      const data = { digest: await anImage(id, 'eight'), pushedAt: day };
      await db().prisma.tag.updateMany({ where: { repositoryId: id, name: { in: ['8', '8.1'] } }, data });
      expect(await namesOf('mixed', { view: 'image' })).toEqual(['8 8.1', '8.1.2', 'nightly']);
    });
  });

  it('are not there for who may not see the repository', async () => {
    const { id } = await aRepository('alice/hidden', { visibility: 'private' });
    await aPushedTag(id, 'latest', await anImage(id, 'hidden'));
    const alice = await aUser('alice-herself');
    const mallory = await aUser('mallory');
    await db().prisma.collaborator.create({ data: { repositoryId: id, userId: alice.userId, role: 'read' } });
    expect(await listTags(alice, ALICE('hidden'), listTagsInput.parse({}))).toMatchObject({ total: 1 });
    for (const actor of [ANONYMOUS, mallory])
      await expect(listTags(actor, ALICE('hidden'), listTagsInput.parse({}))).rejects.toMatchObject({
        code: 'not_found',
      });
  });

  it('may be ten thousand, and turning the pages shows each once', async () => {
    const { id } = await aRepository('alice/many');
    const images = await Promise.all(
      Array.from({ length: 20 }, (_, at) => anImage(id, `many ${at}`, { 'linux/amd64': 1 })),
    );
    const names = Array.from({ length: 10_000 }, (_, at) => `${Math.floor(at / 100)}.${at % 100}`);
    await db().prisma.tag.createMany({
      data: names.map((name, at) => ({
        repositoryId: id,
        name,
        position: 1_000_000,
        imageGroup: images[at % 20] ?? '',
        digest: images[at % 20] ?? '',
        pushedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, at)),
      })),
    });
    for (const sort of ['page', 'version', 'newest', 'oldest', 'name'] as const) {
      const seen: string[] = [];
      for (let page = 1; page <= 100; page += 1)
        seen.push(...(await list('many', { sort, page })).tags.map(({ name }) => name));
      expect(new Set(seen)).toEqual(new Set(names));
      expect(seen).toHaveLength(10_000);
    }
    expect((await list('many', { sort: 'version', pageSize: 3 })).tags.map(({ name }) => name)).toEqual([
      '99.99',
      '99.98',
      '99.97',
    ]);
    const { tags, total, tagCount } = await list('many', { view: 'image', filter: '.42' });
    expect([total, tagCount]).toEqual([1, 100]);
    expect(tags[0]).toMatchObject({ aliasCount: 499 });
    expect(tags[0]?.aliases).toHaveLength(100);
  });
});
