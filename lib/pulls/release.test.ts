import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, mondayOf } from '@/lib/pulls/calendar';
import { type ActorCell, type ReleasedGroup, releasedGroups } from '@/lib/pulls/release';
import { FEWEST_PULLERS } from '@/lib/pulls/schema';

type Pull = { day: Day; value: string; actor: string; amount: number };
const MONDAY = '2026-11-02';
const LAST = '2026-11-21';

const people = (pulls: readonly Pull[]): number => new Set(pulls.map(({ actor }) => actor)).size;
const amount = (pulls: readonly Pull[]): number => pulls.reduce((sum, pull) => sum + pull.amount, 0);

/** As the database gives them: values of too few people in a week are one. */
function cellsOf(pulls: readonly Pull[]): ActorCell[] {
  const ofWeek = (pull: Pull) =>
    pulls.filter(({ day, value }) => mondayOf(day) === mondayOf(pull.day) && value === pull.value);
  const key = (pull: Pull) => JSON.stringify([pull.day, people(ofWeek(pull)) >= FEWEST_PULLERS ? pull.value : null]);
  return [...Map.groupBy(pulls, key)].map(([text, of]) => {
    const [day, value] = JSON.parse(text) as [Day, string | null];
    return {
      day,
      value,
      amount: amount(of),
      actors: [...new Set(of.map(({ actor }) => actor))].slice(0, FEWEST_PULLERS),
    };
  });
}

/** The pulls that each part of a group stands for. */
const behind = ({ days, parts }: ReleasedGroup, pulls: readonly Pull[]) => {
  const inDays = pulls.filter(({ day }) => days.includes(day));
  const named = parts.flatMap(({ value }) => value ?? []);
  return parts.map((part) => ({
    part,
    pulls: inDays.filter(({ value }) => (part.value === null ? !named.includes(value) : value === part.value)),
  }));
};

const somePulls = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 20 }).map((days) => addDays(MONDAY, days)),
    value: fc.constantFrom('latest', '1.0', '2.0', ''),
    actor: fc.integer({ min: 0, max: 11 }).map(String),
    amount: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 160 },
);

describe('what others may see of pulls', () => {
  it('is made of parts that have no pull in common, each of at least five people', () => {
    fc.assert(
      fc.property(somePulls, (pulls) => {
        const seen = new Set<Pull>();
        for (const group of releasedGroups(cellsOf(pulls), LAST))
          for (const { part, pulls: of } of behind(group, pulls)) {
            expect(people(of)).toBeGreaterThanOrEqual(FEWEST_PULLERS);
            expect(part.amount).toBe(amount(of));
            for (const pull of of) {
              expect(seen.has(pull)).toBe(false);
              seen.add(pull);
            }
          }
      }),
    );
  });

  it('of a day is the same however many more days are known', () => {
    fc.assert(
      fc.property(somePulls, fc.integer({ min: 0, max: 20 }), (pulls, more) => {
        const day = addDays(MONDAY, more);
        const until = pulls.filter((pull) => pull.day <= day);
        const ofDays = (groups: ReleasedGroup[]) =>
          groups.filter(({ kind, days: [at = ''] }) => kind === 'day' && at <= day);
        expect(ofDays(releasedGroups(cellsOf(until), day))).toEqual(ofDays(releasedGroups(cellsOf(pulls), LAST)));
      }),
    );
  });

  it('is the same sum with a breakdown as without', () => {
    fc.assert(
      fc.property(somePulls, (pulls) => {
        const sums = (of: readonly Pull[]) =>
          releasedGroups(cellsOf(of), LAST).map(({ days, parts }) => [
            days,
            parts.reduce((sum, part) => sum + part.amount, 0),
          ]);
        expect(sums(pulls)).toEqual(sums(pulls.map((pull) => ({ ...pull, value: '' }))));
      }),
    );
  });

  const pulled = (day: Day, value: string, ...actors: string[]): Pull[] =>
    actors.map((actor) => ({ day, value, actor, amount: 1 }));
  const SIX = ['a', 'b', 'c', 'd', 'e', 'f'];

  it('joins the smallest tag with those of too few people, so that nothing is left by taking away', () => {
    const pulls = [
      ...pulled(MONDAY, 'latest', ...SIX, ...SIX),
      ...pulled(MONDAY, '1.0', ...SIX),
      ...pulled(MONDAY, '0.9', 'a'),
    ];
    expect(releasedGroups(cellsOf(pulls), LAST)).toEqual([
      {
        kind: 'day',
        days: [MONDAY],
        parts: [
          { value: 'latest', amount: 12 },
          { value: null, amount: 7 },
        ],
      },
    ]);
  });

  it('shows days of few people together, once their week is over', () => {
    const pulls = SIX.flatMap((actor, index) => pulled(addDays(MONDAY, index), 'latest', actor));
    expect(releasedGroups(cellsOf(pulls), addDays(MONDAY, 5))).toEqual([]);
    expect(releasedGroups(cellsOf(pulls), addDays(MONDAY, 6))).toMatchObject([
      { kind: 'week', parts: [{ value: 'latest', amount: 6 }] },
    ]);
  });
});
