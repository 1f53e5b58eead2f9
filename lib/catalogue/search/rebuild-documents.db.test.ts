import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { countWords, foldChanges } from '@/lib/catalogue/search/count-words';
import { rebuildDocuments, removeUnfinishedRebuild } from '@/lib/catalogue/search/rebuild-documents';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { db } from '@/lib/platform/db';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const found = async (q: string) =>
  (await searchCatalogue(ANONYMOUS, searchInput.parse({ q, exact: true }))).results.map(({ name }) => name).sort();

/** Documents that are not what their repositories say, or are missing, or are left over. */
const WRONG = `SELECT count(*)::int AS wrong FROM (
  (SELECT (d).* FROM (SELECT search.document(r) AS d FROM repositories r WHERE r.deleted_at IS NULL OFFSET 0) made EXCEPT SELECT * FROM search.documents)
  UNION ALL
  (SELECT * FROM search.documents EXCEPT SELECT (d).* FROM (SELECT search.document(r) AS d FROM repositories r WHERE r.deleted_at IS NULL OFFSET 0) made)) w`;
const wrongDocuments = async () => (await db().pool.query<{ wrong: number }>(WRONG)).rows[0]?.wrong;

const counts = async () =>
  (await db().pool.query('SELECT word, total::int, by_bit FROM search.word_counts ORDER BY word')).rows;

describe('a rebuild of the search', () => {
  useTestDatabase();

  it('makes right again whatever the documents were, and can be done again', async () => {
    for (const name of ['amber', 'birch', 'cedar'])
      await aRepository(`wood/${name}`, { description: 'kinds of trees' });
    await db().pool.query("DELETE FROM search.documents WHERE name = 'amber'");
    await db().pool.query("UPDATE search.documents SET words = 'forgotten' WHERE name = 'birch'");
    expect(await found('trees')).toEqual(['cedar']);
    expect(await rebuildDocuments(db())).toBe(3);
    expect(await found('trees')).toEqual(['amber', 'birch', 'cedar']);
    expect(await rebuildDocuments(db())).toBe(3);
    expect(await wrongDocuments()).toBe(0);
  });

  it('keeps what changes meanwhile', async () => {
    const { id } = await aRepository('wood/maple', { description: 'before' });
    let changed: Promise<unknown> = Promise.resolve();
    let begun = false;
    await rebuildDocuments(db(), (step) => {
      if (step !== 'indexes' || begun) return;
      begun = true;
      const { prisma } = db();
      changed = Promise.all([
        aRepository('wood/larch', { description: 'planted during the rebuild' }),
        prisma.repository.update({ where: { id }, data: { description: 'renamed meanwhile' } }),
        prisma.repository.updateMany({ where: { name: 'cedar' }, data: { visibility: 'private' } }),
      ]);
    });
    await changed;
    expect(await found('planted')).toEqual(['larch']);
    expect(await found('meanwhile')).toEqual(['maple']);
    expect(await found('trees')).toEqual(['amber', 'birch']);
    expect(await wrongDocuments()).toBe(0);
  });

  it('that is cut off leaves the search as it was, and the next one begins anew', async () => {
    const cutOff = rebuildDocuments(db(), (step) => {
      if (step === 'exchange') throw new Error('the power is gone');
    });
    await expect(cutOff).rejects.toThrow('the power is gone');
    expect(await found('trees')).toEqual(['amber', 'birch']);
    await aRepository('wood/aspen', { description: 'trees' });
    expect(await found('trees')).toEqual(['amber', 'aspen', 'birch']);
    await rebuildDocuments(db());
    expect(await found('trees')).toEqual(['amber', 'aspen', 'birch']);
  });

  it('that was killed is cleared away, one that runs is not', async () => {
    await rebuildDocuments(db(), (step) => {
      if (step === 'exchange') throw new Error('the power is gone');
    }).catch(() => undefined);
    expect(await removeUnfinishedRebuild(db())).toBe(true);
    expect(await removeUnfinishedRebuild(db())).toBe(false);
    let meanwhile: Promise<boolean> | undefined;
    await rebuildDocuments(db(), (step) => {
      if (step === 'indexes') meanwhile ??= removeUnfinishedRebuild(db());
    });
    expect(await meanwhile).toBe(false);
    expect(await found('trees')).toEqual(['amber', 'aspen', 'birch']);
  });

  it('is done by one at a time', async () => {
    const [first, second] = await Promise.allSettled([rebuildDocuments(db()), rebuildDocuments(db())]);
    const outcomes = [first, second].map(({ status }) => status).sort();
    expect(outcomes).toEqual(['fulfilled', 'rejected']);
  });
});

describe('counted words', () => {
  useTestDatabase();

  it('stay right through every kind of change, folded or not', async () => {
    for (let i = 0; i < 12; i += 1)
      await aRepository(`many/thing-${i}`, {
        description: i % 2 ? 'green thing' : 'blue thing',
        categories: i % 3 ? ['security'] : [],
      });
    await countWords(db(), 4);
    const total = (q: string, category: string[] = []) =>
      searchCatalogue(ANONYMOUS, searchInput.parse({ q, category })).then((page) => page.total.value);
    expect(await total('green')).toBe(6);
    const { prisma } = db();
    await prisma.repository.updateMany({ where: { name: 'thing-1' }, data: { description: 'blue' } });
    await prisma.repository.updateMany({ where: { name: 'thing-2' }, data: { visibility: 'private' } });
    await prisma.repository.updateMany({ where: { name: 'thing-3' }, data: { pullCount: 10_000_000n } });
    await prisma.repository.deleteMany({ where: { name: 'thing-4' } });
    await aRepository('many/thing-12', { description: 'green', categories: ['security'] });
    const folded = await foldChanges(db());
    expect(folded).toBeGreaterThan(0);
    const kept = await counts();
    await countWords(db(), 4);
    expect(kept).toEqual(await counts());
    expect(kept.find(({ word }) => word === 'green')?.total).toBe(6);
  });
});
