import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPatternProblems } from '@/lib/repositories/immutable-tags';
import { planRetention, type RetainedTag } from '@/lib/retention/plan-retention';
import { NO_RULES, type RetentionRules } from '@/lib/retention/schema';
import { numbers } from '@/lib/testing/numbers';

const NOW = new Date('2026-06-30T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

/** A tag that was pushed so many days ago. */
const aTag = (name: string, days: number, more: Partial<RetainedTag> = {}): RetainedTag => ({
  name,
  digest: `sha256:${name}`,
  pushedAt: daysAgo(days),
  lastPulledAt: null,
  held: null,
  ...more,
});
const kept = async (tags: readonly RetainedTag[], rules: Partial<RetentionRules>) => {
  const plan = await planRetention({ tags, untagged: [] }, { ...NO_RULES, ...rules }, NOW);
  return Object.fromEntries(
    plan.tags.map(({ name, keptBy }) => [name, keptBy.map(({ rule, pattern }) => pattern ?? rule)]),
  );
};

describe('retention', () => {
  it('keeps the newest tags by their last push', async () => {
    expect(await kept([aTag('a', 3), aTag('b', 1), aTag('c', 2)], { keepNewest: 2 })).toEqual({
      b: ['newest'],
      c: ['newest'],
      a: [],
    });
  });

  it('keeps what a pattern matches as a whole, or the newest of that', async () => {
    const tags = [aTag('1.0', 4), aTag('1.1', 3), aTag('1.2', 2), aTag('1.2-rc1', 1), aTag('dev', 0)];
    const keepPatterns = [
      { pattern: '1\\.\\d', newest: 2 },
      { pattern: 'd.v', newest: null },
    ];
    expect(await kept(tags, { keepPatterns })).toEqual({
      dev: ['d.v'],
      '1.2-rc1': [],
      '1.2': ['1\\.\\d'],
      '1.1': ['1\\.\\d'],
      '1.0': [],
    });
  });

  it('keeps what was pushed or pulled within some days, to the moment', async () => {
    const tags = [
      aTag('old', 30),
      aTag('pulled', 30, { lastPulledAt: daysAgo(6.9) }),
      aTag('long ago', 30, { lastPulledAt: daysAgo(7) }),
      aTag('new', 1),
    ];
    expect(await kept(tags, { keepPushedDays: 7, keepPulledDays: 7 })).toEqual({
      new: ['pushed'],
      old: [],
      pulled: ['pulled'],
      'long ago': [],
    });
  });

  it('never takes immutable tags, those of a definition, nor the tag that was pushed last', async () => {
    const tags = [aTag('1.0', 90, { held: 'immutable' }), aTag('lts', 91, { held: 'definition' }), aTag('x', 80)];
    expect(await kept(tags, { keepPushedDays: 7 })).toEqual({ x: ['last'], '1.0': ['immutable'], lts: ['definition'] });
  });

  it('takes no tag while no rule is about tags', async () => {
    expect(await kept([aTag('a', 300), aTag('b', 200)], { deleteUntaggedDays: 1 })).toEqual({
      a: ['no-rule'],
      b: ['no-rule'],
    });
  });

  it('takes images that nothing has named for long enough, if it is asked to', async () => {
    const untagged = [
      { digest: 'old', since: daysAgo(30) },
      { digest: 'new', since: daysAgo(29) },
    ];
    const goes = async (deleteUntaggedDays: number | null) =>
      (await planRetention({ tags: [], untagged }, { ...NO_RULES, deleteUntaggedDays }, NOW)).untagged.map(
        (image) => image.goes,
      );
    expect(await goes(30)).toEqual([true, false]);
    expect(await goes(null)).toEqual([false, false]);
  });

  const anyDays = fc.integer({ min: 0, max: 40 });
  const anyTags = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[ab][0-9]{1,2}$/),
      pushed: anyDays,
      pulled: fc.option(anyDays, { nil: null }),
      held: fc.option(fc.constantFrom('immutable' as const, 'definition' as const), { nil: null, freq: 6 }),
    }),
    { selector: ({ name }) => name, maxLength: 30 },
  );
  const anyCount = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null });
  const anyRules: fc.Arbitrary<RetentionRules> = fc.record({
    keepPatterns: fc.array(fc.record({ pattern: fc.constantFrom('a.*', 'b\\d', '.*1'), newest: anyCount }), {
      maxLength: 2,
    }),
    keepNewest: anyCount,
    keepPushedDays: anyCount,
    keepPulledDays: anyCount,
    deleteUntaggedDays: anyCount,
  });
  const stockOf = (tags: typeof anyTags extends fc.Arbitrary<infer T> ? T : never) =>
    tags.map(({ name, pushed, pulled, held }) =>
      aTag(name, pushed, { held, lastPulledAt: pulled === null ? null : daysAgo(pulled) }),
    );
  const staying = async (tags: readonly RetainedTag[], rules: RetentionRules) =>
    (await planRetention({ tags, untagged: [] }, rules, NOW)).tags
      .filter(({ keptBy }) => keptBy.length > 0)
      .map(({ name }) => name);

  it('speaks of every tag once, and leaves at least one, the held ones and as many as the newest rule says', async () => {
    await fc.assert(
      fc.asyncProperty(anyTags, anyRules, async (drawn, rules) => {
        const tags = stockOf(drawn);
        const plan = await planRetention({ tags, untagged: [] }, rules, NOW);
        expect(plan.tags.map(({ name }) => name).sort()).toEqual(tags.map(({ name }) => name).sort());
        const left = await staying(tags, rules);
        for (const { name, held } of tags) if (held) expect(left).toContain(name);
        expect(left.length).toBeGreaterThanOrEqual(Math.min(tags.length, rules.keepNewest ?? 1));
      }),
    );
  });

  it('is settled after one run: what is left stays left as long as no time passes', async () => {
    await fc.assert(
      fc.asyncProperty(anyTags, anyRules, async (drawn, rules) => {
        const tags = stockOf(drawn);
        const left = await staying(tags, rules);
        expect(
          await staying(
            tags.filter(({ name }) => left.includes(name)),
            rules,
          ),
        ).toEqual(left);
      }),
    );
  });

  it('takes no more when a rule that keeps is added to others', async () => {
    await fc.assert(
      fc.asyncProperty(anyTags, anyRules, fc.integer({ min: 1, max: 30 }), async (drawn, rules, days) => {
        fc.pre(rules.keepPatterns.length > 0 || rules.keepNewest !== null || rules.keepPushedDays !== null);
        const tags = stockOf(drawn);
        const more = { ...rules, keepPulledDays: Math.max(days, rules.keepPulledDays ?? 0) };
        const [before, after] = [await staying(tags, rules), await staying(tags, more)];
        expect(before.filter((name) => !after.includes(name))).toEqual([]);
      }),
    );
  });

  it('lets the process do other things while slow patterns go through many long tags', async () => {
    const next = numbers(7);
    const name = () => Array.from({ length: 127 }, () => 'ab'[next(2)]).join('');
    const tags = Array.from({ length: 2000 }, (_, index) => aTag(name(), index % 40));
    const keepPatterns = [{ pattern: '[ab]*a[ab]{100}x?', newest: null }];
    expect(findPatternProblems(keepPatterns.map(({ pattern }) => pattern))).toEqual([undefined]);
    let turns = 0;
    let planning = true;
    const others = (async () => {
      while (planning) {
        await setImmediate();
        turns += 1;
      }
    })();
    const plan = await planRetention({ tags, untagged: [] }, { ...NO_RULES, keepPatterns }, NOW);
    planning = false;
    await others;
    expect(plan.tags).toHaveLength(tags.length);
    // Without taking turns it would be one or two, however fast the machine.
    expect(turns).toBeGreaterThan(5);
  });
});
