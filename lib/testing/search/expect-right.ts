import { expect } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import type { SearchInput, SearchPage } from '@/lib/catalogue/schema';
import { FACET_VALUES } from '@/lib/catalogue/search/facets';
import { ask, GROUPS, leftBy, type Model, type Modelled, publishersOf, tally } from '@/lib/testing/search/model';

/** Up to so many matches, every figure must be exact. */
const COUNTED = 1000;
const FEW = 10;
const NEXT_TO_NOTHING = 3;

const pathOf = ({ namespace, name }: { namespace: string; name: string }): string => `${namespace}/${name}`;
const ascending = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const ORDERS = {
  pulls: (a: Modelled, b: Modelled) => Number(b.pullCount - a.pullCount) || ascending(a.id, b.id),
  stars: (a: Modelled, b: Modelled) => b.starCount - a.starCount || ascending(a.id, b.id),
  updated: (a: Modelled, b: Modelled) => b.updatedAt.getTime() - a.updatedAt.getTime() || ascending(a.id, b.id),
} as const;

/** What the query stands for in the end: as typed, with its last word unfinished, or corrected. */
function testOf(model: Model, actor: Actor, input: SearchInput, page: SearchPage, where: string) {
  const { words, typed, begun } = ask(model, input.q);
  const asTyped = leftBy(model, actor, typed, input).length;
  if (input.exact || words.length === 0 || asTyped >= FEW) {
    expect(page.correctedQuery, where).toBeNull();
    return typed;
  }
  const unfinished = leftBy(model, actor, begun, input).length;
  const best = Math.max(asTyped, unfinished);
  if (page.correctedQuery === null) return unfinished > asTyped ? begun : typed;
  expect(best, where).toBeLessThan(NEXT_TO_NOTHING);
  const corrected = ask(model, page.correctedQuery).typed;
  expect(leftBy(model, actor, corrected, input).length, where).toBeGreaterThanOrEqual(Math.max(1, 10 * best));
  return corrected;
}

type Counted = { value: string; count: number; relation: 'eq' | 'gte' };

function expectFacet(counts: readonly Counted[], truth: ReadonlyMap<string, number>, all: number, where: string): void {
  for (const { value, count, relation } of counts) {
    if (relation === 'gte') expect(count, where).toBeLessThanOrEqual(truth.get(value) ?? 0);
    if (all <= COUNTED) expect(relation, where).toBe('eq');
  }
  if (counts.some(({ relation }) => relation === 'gte')) return;
  const expected = [...truth].map(([value, count]) => ({ value, count, relation: 'eq' }));
  expect(counts, where).toEqual(expected.sort((a, b) => b.count - a.count || ascending(a.value, b.value)));
}

/** Holds one answer of search against looking at every repository. `where` says which search it was. */
export function expectRight(model: Model, actor: Actor, input: SearchInput, page: SearchPage, where: string): void {
  const test = testOf(model, actor, input, page, where);
  const rows = leftBy(model, actor, test, input);
  const paths = new Set(rows.map(pathOf));
  for (const result of page.results) expect(paths.has(pathOf(result)), `${pathOf(result)}: ${where}`).toBe(true);
  const closed = rows.filter(({ isPrivate }) => isPrivate).length;
  expect(page.total.value, where).toBeLessThanOrEqual(rows.length);
  if (page.total.relation === 'eq') expect(page.total.value, where).toBe(rows.length);
  if (rows.length <= COUNTED && closed < COUNTED) expect(page.total.relation, where).toBe('eq');
  const offset = (input.page - 1) * input.pageSize;
  if (closed < COUNTED)
    expect(page.results.length, where).toBe(Math.max(0, Math.min(input.pageSize, rows.length - offset)));
  if (input.sort !== 'best_match' && page.sorted === 'exact') {
    const sorted = rows.toSorted(ORDERS[input.sort]).slice(offset, offset + input.pageSize);
    expect(page.results.map(pathOf), where).toEqual(sorted.map(pathOf));
  }
  for (const group of GROUPS) {
    const left = leftBy(model, actor, test, input, group);
    const of = `${group}: ${where}`;
    if (group === 'publisher') {
      const counts = page.facets.publisher;
      if (counts.some(({ relation }) => relation === 'gte')) {
        const truth = tally(left, group);
        for (const { value, count } of counts) expect(count, of).toBeLessThanOrEqual(truth.get(value) ?? 0);
      } else
        expect(
          counts.map(({ value, count }) => [value, count]),
          of,
        ).toEqual(publishersOf(left, input.publisher));
      continue;
    }
    const known = new Set(FACET_VALUES.filter((facet) => facet.group === group).map(({ value }) => value));
    const truth = new Map([...tally(left, group)].filter(([value]) => known.has(value)));
    expectFacet(page.facets[group === 'arch' ? 'architecture' : group], truth, left.length, of);
  }
}
