import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS, type UserActor } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { refreshLapsed } from '@/lib/catalogue/search/refresh-lapsed';
import { writePinyin } from '@/lib/catalogue/search/write-pinyin';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import { grantProgram } from '@/lib/programs/grant-program';
import { withdrawGrant } from '@/lib/programs/withdraw-grant';
import { createOrganisation } from '@/lib/publishers/create-organisation';
import { deleteOrganisation } from '@/lib/publishers/delete-organisation';
import { addPullCounts } from '@/lib/registry-sync/add-pull-counts';
import { acceptTransfer } from '@/lib/repositories/accept-transfer';
import { newRepository, type RepositoryChanges, repositoryChanges } from '@/lib/repositories/change-schema';
import { createRepository } from '@/lib/repositories/create-repository';
import { deleteRepository } from '@/lib/repositories/delete-repository';
import { purgeDeleted } from '@/lib/repositories/purge-deleted';
import { renameRepository } from '@/lib/repositories/rename-repository';
import { requestTransfer } from '@/lib/repositories/request-transfer';
import { restoreRepository } from '@/lib/repositories/restore-repository';
import { starRepository } from '@/lib/repositories/star-repository';
import { unstarRepository } from '@/lib/repositories/unstar-repository';
import { updateRepository } from '@/lib/repositories/update-repository';
import { aGrant, aMember, aPublisher, aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { wrongDocuments } from '@/lib/testing/search/documents';
import { addSampleToEmptyCatalogue, removeSample } from '@/prisma/seed';

const found = async (q: string, more: object = {}) =>
  (await searchCatalogue(ANONYMOUS, { ...searchInput.parse({ q, exact: true }), ...more })).results.map(
    ({ namespace, name }) => `${namespace}/${name}`,
  );
const program = (publisherId: string) => ({ program: 'verified_publisher' as const, subject: { publisherId } });
const grant = (publisherId: string, validUntil: Date | null = null) =>
  inTransaction((queries) =>
    grantProgram(queries, {
      ...program(publisherId),
      grantedAt: clock.now(),
      validUntil,
      by: 'test',
      reason: 'for the test',
      evidence: [],
    }),
  );

describe('the documents of search', () => {
  useTestDatabase();
  let ann: UserActor;
  const name = { namespace: 'ann', name: 'turbine' };
  const change = (changes: RepositoryChanges) => updateRepository(ann, name, repositoryChanges.parse(changes));

  beforeAll(async () => {
    ann = await aUser('ann');
    await aMember('other', ann.userId, 'owner');
  });
  afterEach(async () => {
    expect(await wrongDocuments()).toEqual([]);
  });

  it('come with the sample, and go with it', async () => {
    await db().prisma.publisher.deleteMany({ where: { kind: 'organisation' } });
    await addSampleToEmptyCatalogue();
    expect((await found('nginx'))[0]).toBe('library/nginx');
    expect(await wrongDocuments()).toEqual([]);
    await removeSample();
    expect(await found('')).toEqual([]);
    await aMember('other', ann.userId, 'owner');
  }, 120_000);

  it('know a new repository at once', async () => {
    await createRepository(ann, newRepository.parse({ ...name, description: 'windmill' }));
    expect(await found('turbine')).toEqual(['ann/turbine']);
    expect(await found('windmill')).toEqual(['ann/turbine']);
  });

  it('follow every change of its page', async () => {
    await change({ description: 'waterwheel', keywords: ['river'], categories: ['security'] });
    expect(await found('windmill')).toEqual([]);
    expect(await found('waterwheel river')).toEqual(['ann/turbine']);
    expect(await found('', { category: ['security'] })).toEqual(['ann/turbine']);
    await change({ descriptionZh: '发电机' });
    expect(await found('发电机')).toEqual(['ann/turbine']);
  });

  it('sink and rise with archive and deprecation', async () => {
    const place = async () => {
      const { rows } = await db().pool.query<{ score: number }>('SELECT score FROM search.documents');
      return rows[0]?.score ?? 0;
    };
    const before = await place();
    await change({ archived: true });
    expect(await place()).toBeLessThan(before);
    await change({ archived: false });
    expect(await place()).toBe(before);
    await change({ deprecation: { reason: 'old', successor: null, endOfSupport: null } });
    expect(await place()).toBeLessThan(before);
    await change({ deprecation: null });
    expect(await place()).toBe(before);
  });

  it('are hidden with the repository, and shown again', async () => {
    await change({ visibility: 'private' });
    expect(await found('turbine')).toEqual([]);
    await change({ visibility: 'public' });
    expect(await found('turbine')).toEqual(['ann/turbine']);
  });

  it('count stars and pulls', async () => {
    const { id } = await db().prisma.repository.findFirstOrThrow({ where: name });
    await starRepository(ann, name);
    expect(await wrongDocuments()).toEqual([]);
    await unstarRepository(ann, name);
    const cell = { tag: '1', client: 'docker', platform: '', actor: 'a', checks: 0, last: clock.now().toISOString() };
    await inTransaction((queries) => addPullCounts(queries, id, [{ ...cell, day: '2026-06-01', pulls: 1234 }]));
  });

  it('go with a deleted one, come back with it, and end with it', async () => {
    await deleteRepository(ann, name);
    expect(await found('turbine')).toEqual([]);
    await restoreRepository(ann, name);
    expect(await found('turbine')).toEqual(['ann/turbine']);
    await deleteRepository(ann, name);
    await purgeDeleted(db(), new Date(Date.now() + 30 * 86_400_000));
    expect(await db().prisma.repository.count()).toBe(0);
  });

  it('move with a new name and a new owner, whose badge they have', async () => {
    await createRepository(ann, newRepository.parse({ namespace: 'ann', name: 'gear' }));
    await renameRepository(ann, { namespace: 'ann', name: 'gear' }, 'cogwheel');
    expect(await found('gear')).toEqual([]);
    expect(await found('cogwheel')).toEqual(['ann/cogwheel']);
    await aGrant('verified_publisher', { publisherId: (await aPublisher('other')).id });
    await requestTransfer(ann, { namespace: 'ann', name: 'cogwheel' }, 'other');
    await acceptTransfer(ann, { namespace: 'ann', name: 'cogwheel' });
    expect(await found('cogwheel', { trust: ['verified_publisher'] })).toEqual(['other/cogwheel']);
  });

  it('follow what their publisher is called, and how that is read', async () => {
    await aRepository('cloud/pump');
    const { id } = await aPublisher('cloud');
    const call = (data: object) => db().prisma.publisher.update({ where: { id }, data });
    await call({ displayName: 'Heron Works' });
    expect(await found('heron pump')).toEqual(['cloud/pump']);
    await call({ displayName: 'Cloud', displayNameZh: '阿里云' });
    expect(await found('heron pump')).toEqual([]);
    expect(await found('阿里云')).toEqual(['cloud/pump']);
    await writePinyin(db());
    expect(await found('aliyun')).toEqual(['cloud/pump']);
  });

  it('follow a grant that begins now, its renewal and its end', async () => {
    await aRepository('firm/lathe');
    const { id } = await aPublisher('firm');
    const verified = () => found('lathe', { trust: ['verified_publisher'] });
    await grant(id);
    expect(await verified()).toEqual(['firm/lathe']);
    await grant(id, new Date(Date.now() + 86_400_000));
    expect(await wrongDocuments()).toEqual([]);
    await inTransaction((queries) =>
      withdrawGrant(queries, { ...program(id), at: clock.now(), by: 'test', reason: 'for the test' }),
    );
    expect(await verified()).toEqual([]);
  });

  it('follow grants that begin and end by their date when the job has run', async () => {
    await aRepository('dated/loom', { description: 'begins' });
    await aRepository('dated/spindle', { visibility: 'private' });
    const { id } = await aPublisher('dated');
    const verified = () => found('loom', { trust: ['verified_publisher'] });
    await refreshLapsed(db());
    // Time goes by without a change: as if these had been the dates from the beginning.
    const dates = async (grantedAt: string, validUntil: string) => {
      await db().pool.query(`BEGIN; ALTER TABLE grants DISABLE TRIGGER search_granted;
        UPDATE grants SET granted_at = now() + interval '${grantedAt}', valid_until = now() + interval '${validUntil}' WHERE publisher_id = '${id}';
        ALTER TABLE grants ENABLE TRIGGER search_granted; COMMIT`);
    };
    await aGrant(
      'verified_publisher',
      { publisherId: id },
      { grantedAt: new Date(Date.now() + 9e9), validUntil: new Date(Date.now() + 9e10) },
    );
    expect(await verified()).toEqual([]);
    await dates('-1 second', '1 day');
    expect(await refreshLapsed(db())).toBe(2);
    expect(await verified()).toEqual(['dated/loom']);
    expect(await wrongDocuments()).toEqual([]);
    await dates('-1 day', '-1 second');
    expect(await refreshLapsed(db())).toBe(2);
    expect(await verified()).toEqual([]);
    expect(await refreshLapsed(db())).toBe(0);
  });

  it('end with their organisation', async () => {
    await createOrganisation(ann, { namespace: 'shortlived', displayName: 'Short-lived' });
    await createRepository(ann, newRepository.parse({ namespace: 'shortlived', name: 'sundial' }));
    await grant((await aPublisher('shortlived')).id);
    await deleteOrganisation(ann, 'shortlived', { confirmation: 'shortlived' });
    expect(await found('sundial')).toEqual([]);
  });

  it('are not there when the change is not: a transaction that fails takes them back', async () => {
    const fail = inTransaction(async (queries) => {
      const { id } = await aPublisher('firm');
      await queries.repository.create({ data: { namespace: 'firm', name: 'ghost', publisherId: id } });
      throw new Error('and back');
    });
    await expect(fail).rejects.toThrow('and back');
    expect(await found('ghost')).toEqual([]);
  });
});
