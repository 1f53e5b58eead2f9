import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { SCOPES } from '@/lib/access/scopes';
import { getDashboard } from '@/lib/catalogue/get-dashboard';
import { getRepositoryPage } from '@/lib/catalogue/get-repository-page';
import { db } from '@/lib/platform/db';
import { ownRepositoriesInput } from '@/lib/repositories/dashboard-schema';
import { deleteRepository } from '@/lib/repositories/delete-repository';
import { requestTransfer } from '@/lib/repositories/request-transfer';
import { starRepository } from '@/lib/repositories/star-repository';
import { aCollaborator, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const input = (more: object = {}) => ownRepositoriesInput.parse(more);

describe('the dashboard', () => {
  useTestDatabase();

  it('lists the repositories of all namespaces and collaborations, sorted and filtered', async () => {
    const olga = await aUser('olga');
    await aMember('acme', olga.userId, 'member');
    await aRepository('olga/a', { pullCount: 1n, starCount: 9, updatedAt: new Date('2026-01-03') });
    await aRepository('olga/b', { pullCount: 5n, visibility: 'private', updatedAt: new Date('2026-01-02') });
    await aRepository('acme/c', { pullCount: 3n, visibility: 'private', updatedAt: new Date('2026-01-04') });
    const { id } = await aRepository('other/d', { visibility: 'private', updatedAt: new Date('2026-01-01') });
    await aCollaborator(id, olga.userId, 'write');
    await aRepository('other/not-mine');
    const names = async (more: object) =>
      (await getDashboard(olga, input(more), 1)).own.repositories.map(({ name }) => name).join('');
    expect(await names({})).toBe('cabd');
    expect(await names({ sort: 'name' })).toBe('cabd');
    expect(await names({ sort: 'pulls' })).toBe('bcad');
    expect(await names({ sort: 'stars' })).toBe('acbd');
    expect(await names({ visibility: 'private' })).toBe('cbd');
    expect(await names({ namespace: 'olga', q: 'B' })).toBe('b');
    expect(await names({ q: "%' OR 1=1 --" })).toBe('');
    expect(await names({ sort: 'made-up', visibility: ['x'], page: 'two' })).toBe('cabd');
    const { own } = await getDashboard(olga, input({ q: 'not-there' }), 1);
    expect(own).toEqual({ total: 0, namespaces: ['acme', 'olga', 'other'], repositories: [], scans: new Map() });
    const all = (await getDashboard(olga, input(), 1)).own.repositories;
    expect(Object.fromEntries(all.map(({ name, maySettings }) => [name, maySettings]))).toEqual({
      a: true,
      b: true,
      c: false,
      d: true,
    });
  });

  it('says what a page lacks', async () => {
    const pia = await aUser('pia');
    await aRepository('pia/full', {
      description: 'x',
      overview: 'x'.repeat(200),
      overviewZh: '中',
      categories: ['security'],
      sourceUrl: 'https://example.org',
      licence: 'MIT',
    });
    const [row] = (await getDashboard(pia, input(), 1)).own.repositories;
    expect(row).toMatchObject({ missing: ['logo'] });
  });

  it('shows what waits for its owner and for nobody else', async () => {
    const [rita, sam] = [await aUser('rita'), await aUser('sam')];
    await aRepository('rita/gone');
    await aRepository('rita/leaving', { visibility: 'private' });
    await deleteRepository(rita, { namespace: 'rita', name: 'gone' });
    await requestTransfer(rita, { namespace: 'rita', name: 'leaving' }, 'sam');
    expect(await getDashboard(sam, input(), 1)).toMatchObject({
      own: { total: 0 },
      deleted: [],
      transfers: [{ namespace: 'rita', name: 'leaving', to: 'sam', requestedBy: 'rita' }],
    });
    expect(await getDashboard(rita, input(), 1)).toMatchObject({
      own: { total: 1 },
      deleted: [{ namespace: 'rita', name: 'gone' }],
      transfers: [],
    });
  });

  it('forgets a star’s repository that went out of sight', async () => {
    const [vera, tim] = [await aUser('vera'), await aUser('tim')];
    await aRepository('vera/bright');
    const name = { namespace: 'vera', name: 'bright' };
    await starRepository(tim, name);
    expect((await getDashboard(tim, input(), 1)).stars).toMatchObject({ total: 1, repositories: [name] });
    expect((await getRepositoryPage(tim, name)).standing).toMatchObject({ starred: true, maySettings: false });
    expect((await getRepositoryPage(vera, name)).standing).toMatchObject({ starred: false, maySettings: true });
    expect((await getRepositoryPage(ANONYMOUS, name)).standing).toMatchObject({ signedIn: false, maySettings: false });
    await db().prisma.repository.update({ where: { namespace_name: name }, data: { visibility: 'private' } });
    expect((await getDashboard(tim, input(), 1)).stars).toEqual({ total: 0, repositories: [] });
  });

  it('leads to a successor only where the reader may see it', async () => {
    const owner = await aUser('wanda');
    await aRepository('wanda/next', { visibility: 'private' });
    await aRepository('wanda/old', { deprecation: '', successor: 'wanda/next:2' });
    const name = { namespace: 'wanda', name: 'old' };
    expect((await getRepositoryPage(ANONYMOUS, name)).successorPath).toBeNull();
    expect((await getRepositoryPage(owner, name)).successorPath).toBe('/r/wanda/next');
  });

  it('is for people who are signed in', async () => {
    await expect(getDashboard(ANONYMOUS, input(), 1)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(getDashboard(aTokenOf(await aUser('toni'), SCOPES), input(), 1)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
