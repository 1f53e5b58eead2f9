import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { pullsCsv } from '@/lib/pulls/csv';
import { getPulls } from '@/lib/pulls/get-pulls';
import { type Figure, type PullsQuery, type PullsView, pullsView } from '@/lib/pulls/schema';
import { aCollaborator, aMember, aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { people, somePulls } from '@/lib/testing/builders/pulls';
import { useTestDatabase } from '@/lib/testing/database';

const NOW = new Date('2026-11-21T10:00:00Z');
const NAME = { namespace: 'acme', name: 'web' };
/** Monday to Sunday */
const WEEK = { from: '2026-11-09', to: '2026-11-15' };

describe('the figures of a repository’s pulls', () => {
  useTestDatabase();
  let id: string;
  let editor: Awaited<ReturnType<typeof aUser>>;
  let reader: Awaited<ReturnType<typeof aUser>>;

  beforeEach(async () => {
    vi.spyOn(clock, 'now').mockReturnValue(NOW);
    await db().pool.query('TRUNCATE repositories, publishers, users CASCADE');
    ({ id } = await aRepository('acme/web'));
    editor = await aUser('erin');
    reader = await aUser('rita');
    await aMember('acme', editor.userId, 'editor');
    await aCollaborator(id, reader.userId, 'read');
  });

  const get = (actor: Actor, query: PullsQuery) => getPulls(actor, NAME, query);
  const shown = ({ count, withheld }: Figure) => (count === null ? '<5' : `${count}${withheld ? '+' : ''}`);
  const byPeriod = ({ periods }: PullsView) => periods.map(({ pulls }) => shown(pulls));
  const byValue = ({ rows }: PullsView) => rows.map(({ kind, value, pulls }) => [value ?? kind, shown(pulls)]);

  describe('pulls of a repository', () => {
    it('are counted by day with zeros between, version checks apart, for those who may change it', async () => {
      await somePulls(id, [
        { day: '2026-11-09', actors: ['a'], pulls: 3 },
        { day: '2026-11-11', actors: ['a', 'b'], tag: 'latest', pulls: 0, checks: 2 },
        { day: '2026-11-16', actors: ['a'] },
      ]);
      const view = await get(editor, WEEK);
      expect(view).toMatchObject({
        ...WEEK,
        step: 'day',
        breakdown: 'none',
        suppressed: false,
        counted: true,
        rows: [],
      });
      expect(byPeriod(view)).toEqual(['3', '0', '0', '0', '0', '0', '0']);
      expect(view.periods.map(({ versionChecks }) => versionChecks.count)).toEqual([0, 0, 4, 0, 0, 0, 0]);
      expect(view.totals).toEqual({
        pulls: { count: 3, withheld: false },
        versionChecks: { count: 4, withheld: false },
      });
    });

    it('are counted by week, whole weeks, with today', async () => {
      await somePulls(id, [
        { day: '2026-11-09', actors: ['a'] },
        { day: '2026-11-15', actors: ['a'] },
        { day: '2026-11-21', actors: ['a'] },
      ]);
      const view = await get(editor, { from: '2026-11-15', by: ['week'] });
      expect(view.periods.map(({ from, to, pulls }) => [from, to, pulls.count])).toEqual([
        ['2026-11-09', '2026-11-15', 2],
        ['2026-11-16', '2026-11-21', 1],
      ]);
    });

    it('are told apart by tag, platform and client, the first ten and all others', async () => {
      await somePulls(id, [
        ...people(12).map((letter, index) => ({
          day: '2026-11-09',
          actors: ['a'],
          tag: `t${letter}`,
          pulls: 20 - index,
        })),
        { day: '2026-11-10', actors: ['a'], tag: '', client: 'podman', platform: 'linux/arm64', pulls: 50 },
        { day: '2026-11-10', actors: ['a'], tag: '', platform: `sha256:${'a'.repeat(64)}`, pulls: 1 },
      ]);
      const tags = byValue(await get(editor, { ...WEEK, by: ['tag'] }));
      expect(tags).toHaveLength(11);
      expect(tags.slice(0, 2)).toEqual([
        ['unnamed', '51'],
        ['ta', '20'],
      ]);
      expect(tags.at(-1)).toEqual(['others', '30']);
      expect(byValue(await get(editor, { ...WEEK, by: ['client'] }))).toEqual([
        ['docker', '175'],
        ['podman', '50'],
      ]);
      const platforms = await get(editor, { ...WEEK, by: ['week', 'platform'] });
      expect(byValue(platforms)).toEqual([
        ['unnamed', '175'],
        ['linux/arm64', '50'],
      ]);
      expect(platforms.rows[0]?.periods.map(({ pulls }) => pulls.count)).toEqual([175]);
      expect(pullsCsv(platforms)).toBe(
        'from,to,platform,pulls,pullsWithheld,versionChecks,versionChecksWithheld\r\n' +
          '2026-11-09,2026-11-15,(unnamed),175,false,0,false\r\n' +
          '2026-11-09,2026-11-15,linux/arm64,50,false,0,false\r\n',
      );
    });
  });

  describe('others than the repository’s people', () => {
    it('see no day that fewer than five people pulled on, nor today', async () => {
      await somePulls(id, [
        { day: '2026-11-16', actors: people(5), pulls: 2 },
        { day: '2026-11-17', actors: people(4) },
        { day: '2026-11-21', actors: people(9) },
      ]);
      for (const actor of [ANONYMOUS, reader, aTokenOf(editor, ['repo:read'])]) {
        const view = await get(actor, { from: '2026-11-16' });
        expect(view).toMatchObject({ suppressed: true, to: '2026-11-20' });
        expect(byPeriod(view)).toEqual(['10', '<5', '0', '0', '0']);
        expect(shown(view.totals.pulls)).toBe('10+');
      }
      expect(byPeriod(await get(aTokenOf(editor, ['repo:describe']), { from: '2026-11-16' }))).toEqual([
        '10',
        '4',
        '0',
        '0',
        '0',
        '9',
      ]);
    });

    it('see days of few people with their week, when it is over and lies in the range', async () => {
      await somePulls(id, [
        { day: '2026-11-09', actors: ['a', 'b', 'c'] },
        { day: '2026-11-12', actors: ['c', 'd', 'e'] },
      ]);
      const view = await get(ANONYMOUS, WEEK);
      expect(byPeriod(view)).toEqual(['<5', '0', '0', '<5', '0', '0', '0']);
      expect(shown(view.totals.pulls)).toBe('6');
      expect(byPeriod(await get(ANONYMOUS, { ...WEEK, by: ['week'] }))).toEqual(['6']);
      expect(shown((await get(ANONYMOUS, { ...WEEK, from: '2026-11-10' })).totals.pulls)).toBe('<5');
    });

    it('see tags of few people among the others only, and learn nothing by taking away', async () => {
      await somePulls(id, [
        { day: '2026-11-09', actors: people(9), tag: 'latest' },
        { day: '2026-11-09', actors: people(6), tag: '2.0' },
        { day: '2026-11-09', actors: ['a'], tag: '1.0-secret', pulls: 7 },
        { day: '2026-11-10', actors: ['a'], tag: '1.0-secret' },
      ]);
      const view = await get(ANONYMOUS, { ...WEEK, by: ['tag'] });
      expect(byValue(view)).toEqual([
        ['latest', '9+'],
        ['others', '13+'],
      ]);
      expect(pullsView.parse(view)).toEqual(view);
      expect(JSON.stringify(view)).not.toContain('secret');
      expect(view.rows[0]?.periods.map(({ pulls }) => shown(pulls)).slice(0, 3)).toEqual(['9', '<5', '0']);
      expect(byValue(await get(editor, { ...WEEK, by: ['tag'] }))).toEqual([
        ['latest', '9'],
        ['1.0-secret', '8'],
        ['2.0', '6'],
      ]);
    });

    it('see version checks by the same rule, apart', async () => {
      await somePulls(id, [{ day: '2026-11-09', actors: people(6), pulls: 0, checks: 2 }]);
      await somePulls(id, [{ day: '2026-11-09', actors: ['a'], tag: '2' }]);
      const { totals } = await get(ANONYMOUS, WEEK);
      expect([shown(totals.pulls), shown(totals.versionChecks)]).toEqual(['<5', '12']);
    });

    it('see nothing of what nobody knows the number of people of', async () => {
      await somePulls(id, [{ day: '2026-11-09', actors: people(9) }], true);
      expect(byPeriod(await get(ANONYMOUS, WEEK))[0]).toBe('<5');
      expect(byPeriod(await get(editor, WEEK))[0]).toBe('9');
    });

    it('do not find what they may not see', async () => {
      await db().prisma.repository.update({ where: { id }, data: { visibility: 'private' } });
      await expect(get(ANONYMOUS, WEEK)).rejects.toMatchObject({ code: 'not_found' });
      await expect(get(await aUser('sam'), WEEK)).rejects.toMatchObject({ code: 'not_found' });
      expect((await get(reader, WEEK)).suppressed).toBe(true);
      expect((await get(editor, WEEK)).counted).toBe(false);
    });
  });
});
