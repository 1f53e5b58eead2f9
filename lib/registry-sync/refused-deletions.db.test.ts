import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, UserActor } from '@/lib/access/actor';
import { ANONYMOUS } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { deleteImage } from '@/lib/registry-sync/delete-image';
import { deleteImages } from '@/lib/registry-sync/delete-images';
import { deleteTag } from '@/lib/registry-sync/delete-tag';
import { aCollaborator, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { aRegistry } from '@/lib/testing/builders/registry';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** Nobody answers at the registry's address: whoever gets so far fails with `unavailable`, or `unreachable` as the reason. */
describe('deleting tags and images', () => {
  useTestDatabase();
  let owner: UserActor;
  let repositoryId: string;

  async function anImageIn(path: string, registryId: string | null, visibility: 'public' | 'private' = 'public') {
    const { id } = await aRepository(path, { registryId, visibility });
    await db().prisma.repositoryManifest.create({ data: { repositoryId: id, digest: DIGEST } });
    await db().prisma.tag.create({
      data: { repositoryId: id, name: '1', position: 1_000_000, imageGroup: DIGEST, digest: DIGEST },
    });
    return id;
  }

  beforeAll(async () => {
    owner = await aUser('alice');
    const { id: registryId } = await aRegistry('managed');
    await db().prisma.manifest.create({
      data: { digest: DIGEST, kind: 'image', mediaType: 'x', size: 100, totalSize: 500n },
    });
    repositoryId = await anImageIn('alice/demo', registryId);
    await anImageIn('alice/secret', registryId, 'private');
    await anImageIn('alice/alone', null);
    const observed = await db().prisma.registry.create({
      data: { name: 'observed', kind: 'observed', address: 'http://127.0.0.1:9', host: 'other.example' },
    });
    await anImageIn('alice/mirror', observed.id);
  });

  const ways = (actor: Actor, name: string) => {
    const repository = { namespace: 'alice', name };
    return [
      () => deleteTag(actor, repository, '1'),
      () => deleteImage(actor, repository, DIGEST),
      () => deleteImages(actor, repository, { tags: ['1'] }),
      () => deleteImages(actor, repository, { tags: ['1'], dryRun: true }),
    ];
  };
  async function refusals(actor: Actor, name = 'demo'): Promise<string[]> {
    const said: string[] = [];
    for (const way of ways(actor, name)) said.push(await refusalOf(way));
    return [...new Set(said)];
  }

  it('is refused to nobody, strangers and those who only write, without a word of what is private', async () => {
    const [stranger, writer] = [await aUser('mallory'), await aUser('wren')];
    await aCollaborator(repositoryId, writer.userId, 'write');
    expect(await refusals(ANONYMOUS)).toEqual(['unauthenticated']);
    expect(await refusals(stranger)).toEqual(['forbidden']);
    expect(await refusals(writer)).toEqual(['forbidden']);
    for (const actor of [ANONYMOUS, stranger, writer]) expect(await refusals(actor, 'secret')).toEqual(['not_found']);
  });

  it('needs a token made for it', async () => {
    expect(await refusals(aTokenOf(owner, ['repo:push', 'repo:admin', 'repo:describe']))).toEqual(['forbidden']);
    const elsewhere = await aRepository('alice/elsewhere');
    expect(await refusals(aTokenOf(owner, ['repo:delete'], [elsewhere.id]))).toEqual(['forbidden']);
  });

  it('is refused where there is no registry, or one that is only read', async () => {
    expect(await refusals(owner, 'alone')).toEqual(['no-registry']);
    expect(await refusals(owner, 'mirror')).toEqual(['observed-registry']);
  });

  it('changes nothing while the registry cannot be reached, though a preview is to be had', async () => {
    const repository = { namespace: 'alice', name: 'demo' };
    // The registry's state is noted, nothing else is written.
    for (const way of ways(owner, 'demo').slice(0, 3)) expect(await refusalOf(way)).toBe('unreachable');
    const preview = await deleteImages(owner, repository, { tags: ['1'], dryRun: true });
    expect(preview).toMatchObject({ images: [{ digest: DIGEST, tags: ['1'] }], freedBytes: 100 });
  });

  it('is refused while the repository is archived, and of tags that are immutable', async () => {
    const where = { id: repositoryId };
    await db().prisma.repository.update({ where, data: { immutableTags: 'all' } });
    const immutable = ways(owner, 'demo')[0];
    expect(immutable && (await refusalOf(immutable))).toBe('immutable');
    await db().prisma.repository.update({ where, data: { immutableTags: 'none', archivedAt: new Date() } });
    expect(await refusals(owner)).toEqual(['conflict']);
    await db().prisma.repository.update({ where, data: { archivedAt: null } });
  });

  it('in too large a number, or picked by a part of their name, is only previewed', async () => {
    const repository = { namespace: 'alice', name: 'demo' };
    const tags = Array.from({ length: 201 }, (_, index) => `t${index}`);
    expect(await refusalOf(() => deleteImages(owner, repository, { tags }))).toBe('invalid');
    expect(await refusalOf(() => deleteImages(owner, repository, { matching: '' }))).toBe('invalid');
    expect(await deleteImages(owner, repository, { tags, matching: '', dryRun: true })).toMatchObject({
      tags: [{ name: '1', digest: DIGEST }],
    });
  });
});
