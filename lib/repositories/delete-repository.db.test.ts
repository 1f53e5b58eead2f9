import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { getHome } from '@/lib/catalogue/get-home';
import { getPublisherPage } from '@/lib/catalogue/get-publisher-page';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { suggestRepositories } from '@/lib/catalogue/suggest-repositories';
import { db } from '@/lib/platform/db';
import { deleteRepository } from '@/lib/repositories/delete-repository';
import { findMovedRepository } from '@/lib/repositories/find-moved-repository';
import { getRepository } from '@/lib/repositories/get-repository';
import { purgeDeleted, purgeUnusedAssets } from '@/lib/repositories/purge-deleted';
import { renameRepository } from '@/lib/repositories/rename-repository';
import { requestTransfer } from '@/lib/repositories/request-transfer';
import { restoreRepository } from '@/lib/repositories/restore-repository';
import { starRepository } from '@/lib/repositories/star-repository';
import { aGrant, aMember, aRepository, aTokenOf, aUser, TEST_DAY } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/repository-state';

const DAY = 86_400_000;

describe('deleting a repository', () => {
  useTestDatabase();

  it('takes it out of sight everywhere at once, also for its owner and administrators', async () => {
    const owner = await aUser('olga');
    const admin = await aUser('root', 'admin');
    const { publisherId } = await aRepository('olga/xylophone');
    await aGrant('sponsored_oss', { publisherId });
    const name = { namespace: 'olga', name: 'xylophone' };
    await renameRepository(owner, name, 'xylophones');
    const view = await deleteRepository(owner, { namespace: 'olga', name: 'xylophones' });
    expect(new Date(view.restorableUntil).getTime() - new Date(view.deletedAt).getTime()).toBe(7 * DAY);
    for (const actor of [ANONYMOUS, owner, admin]) {
      await expect(getRepository(actor, { namespace: 'olga', name: 'xylophones' })).rejects.toMatchObject({
        code: 'not_found',
      });
      expect(await findMovedRepository(actor, name)).toBeNull();
      const found = await searchCatalogue(actor, searchInput.parse({ q: 'xylophone' }));
      expect([found.total.value, found.facets.trust]).toEqual([0, []]);
      expect((await suggestRepositories(actor, 'xylo')).suggestions).toEqual([]);
      expect((await getPublisherPage(actor, 'olga', 1)).total).toBe(0);
      expect((await getHome(actor)).repositoryCount.value).toBe(0);
      expect(await refusalOf(() => starRepository(actor, { namespace: 'olga', name: 'xylophones' }))).toBe('not_found');
    }
  });

  it('needs its owner, and the scope for a token', async () => {
    const owner = await aUser('petra');
    const editor = await aUser('eddi');
    await aMember('petra', editor.userId, 'editor');
    await aRepository('petra/a');
    await aRepository('petra/b', { visibility: 'private' });
    const [open, hidden] = [
      { namespace: 'petra', name: 'a' },
      { namespace: 'petra', name: 'b' },
    ];
    expect(await refusalOf(() => deleteRepository(ANONYMOUS, open))).toBe('unauthenticated');
    expect(await refusalOf(() => deleteRepository(ANONYMOUS, hidden))).toBe('not_found');
    const stranger = await aUser('sam');
    for (const actor of [stranger, editor, aTokenOf(owner, ['repo:admin'])])
      expect(await refusalOf(() => deleteRepository(actor, open))).toBe('forbidden');
    expect(await refusalOf(() => deleteRepository(stranger, hidden))).toBe('not_found');
    expect((await deleteRepository(aTokenOf(owner, ['repo:delete']), open)).name).toBe('a');
  });

  it('is undone by its owner within seven days, and by nobody else', async () => {
    const owner = await aUser('rosa');
    const editor = await aUser('emil');
    await aMember('rosa', editor.userId, 'editor');
    await aRepository('rosa/back', { description: 'as it was', starCount: 2 });
    const name = { namespace: 'rosa', name: 'back' };
    await requestTransfer(owner, name, 'emil');
    await deleteRepository(owner, name);
    for (const actor of [ANONYMOUS, await aUser('siri'), editor])
      expect(await refusalOf(() => restoreRepository(actor, name))).toBe('not_found');
    expect(await refusalOf(() => restoreRepository(aTokenOf(owner, ['repo:admin']), name))).toBe('forbidden');
    expect(await restoreRepository(owner, name)).toMatchObject({ description: 'as it was', starCount: 2 });
    expect(await refusalOf(() => restoreRepository(owner, name))).toBe('not_found');
    expect(await db().prisma.transfer.count({ where: { cancelledAt: null, repository: name } })).toBe(0);
    await db().prisma.repository.update({
      where: { namespace_name: name },
      data: { deletedAt: new Date(Date.now() - 7 * DAY - 1000) },
    });
    expect(await refusalOf(() => restoreRepository(owner, name))).toBe('not_found');
  });

  it('is refused for an official image that the next import would make again', async () => {
    const { id } = await aRepository('library/alive');
    await db().prisma.libraryDefinition.create({
      data: { repositoryId: id, file: 'library/alive', fileDigest: 'a', importedAt: TEST_DAY },
    });
    const admin = await aUser('boss', 'admin');
    const name = { namespace: 'library', name: 'alive' };
    expect(await refusalOf(() => deleteRepository(admin, name))).toBe('official');
    await db().prisma.repository.update({ where: { id }, data: { retiredAt: TEST_DAY } });
    expect((await deleteRepository(admin, name)).name).toBe('alive');
  });

  it('is for good after seven days, with its pictures and an entry in the audit log', async () => {
    await db().prisma.repository.deleteMany({ where: { deletedAt: { not: null } } });
    const now = new Date();
    const asset = {
      mediaType: 'image/webp',
      width: 1,
      height: 1,
      bytes: Buffer.from('x'),
      createdAt: new Date(now.getTime() - 9 * DAY),
    };
    await db().prisma.asset.createMany({ data: ['gone', 'kept', 'fresh'].map((sha256) => ({ ...asset, sha256 })) });
    await db().prisma.asset.update({ where: { sha256: 'fresh' }, data: { createdAt: now } });
    const old = await aRepository('purge/old', { deletedAt: new Date(now.getTime() - 7 * DAY), logoId: 'gone' });
    const recent = await aRepository('purge/recent', {
      deletedAt: new Date(now.getTime() - 7 * DAY + 60_000),
      logoId: 'kept',
    });
    const live = await aRepository('purge/live');
    expect(await purgeDeleted(db(), now)).toBe(1);
    expect(await purgeDeleted(db(), now)).toBe(0);
    expect(await purgeUnusedAssets(db(), now)).toBe(1);
    const left = await db().prisma.repository.findMany({ where: { namespace: 'purge' }, select: { id: true } });
    expect(left.map(({ id }) => id).sort()).toEqual([recent.id, live.id].sort());
    expect((await db().prisma.asset.findMany({ orderBy: { sha256: 'asc' } })).map(({ sha256 }) => sha256)).toEqual([
      'fresh',
      'kept',
    ]);
    expect(await db().prisma.auditEntry.findFirst({ where: { action: 'repository.purge' } })).toMatchObject({
      actorKind: 'system',
      targetId: old.id,
      targetName: 'purge/old',
    });
  });
});
