import type { Day, Period } from '@/lib/pulls/calendar';
import type { Figure } from '@/lib/pulls/schema';

/** So many values have a row of their own. */
export const ROWS = 10;

/** A number that may be shown. */
export type Part = {
  /** The day (or the first day of the week's part in the range); null: it belongs to the range, to no period of it */
  period: Day | null;
  /** Null: of several values together */
  value: string | null;
  /** Parts of one group have no value in common; null: what is of several values is of none that has a part */
  group: number | null;
  amount: number;
};

export type Measured = {
  parts: readonly Part[];
  /** The periods of which something is not among the parts */
  withheldIn: ReadonlySet<Day>;
  /** Whether something of the range is not */
  withheld: boolean;
};

const sum = (parts: readonly Part[]): number => parts.reduce((total, { amount }) => total + amount, 0);
const figure = (parts: readonly Part[], withheld: boolean): Figure => ({
  count: withheld && parts.length === 0 ? null : sum(parts),
  withheld,
});

export type Series = { total: Figure; periods: Figure[] };

/** The whole of a measure, with a zero for each period that has nothing. */
export function wholeSeries({ parts, withheldIn, withheld }: Measured, periods: readonly Period[]): Series {
  const byPeriod = Map.groupBy(parts, ({ period }) => period);
  return {
    total: figure(parts, withheld),
    periods: periods.map(({ from }) => figure(byPeriod.get(from) ?? [], withheldIn.has(from))),
  };
}

/** The values that most was counted of; `counts` are in the order of importance. */
export function topValues(...counts: readonly (readonly Part[])[]): string[] {
  const totals = counts.map((parts) => {
    const byValue = new Map<string, number>();
    for (const { value, amount } of parts) if (value !== null) byValue.set(value, (byValue.get(value) ?? 0) + amount);
    return byValue;
  });
  const values = [...new Set(totals.flatMap((byValue) => [...byValue.keys()]))];
  const difference = (a: string, b: string) =>
    totals.map((byValue) => (byValue.get(b) ?? 0) - (byValue.get(a) ?? 0)).find((less) => less !== 0);
  return values.sort((a, b) => difference(a, b) ?? (a < b ? -1 : 1)).slice(0, ROWS);
}

/** One value's share of a measure, or with null that of all which are not among `named`. */
export function valueSeries(
  { parts, withheldIn, withheld }: Measured,
  periods: readonly Period[],
  value: string | null,
  named: readonly string[],
): Series {
  const isOther = (part: Part) => part.value === null || !named.includes(part.value);
  const mine = parts.filter((part) => (value === null ? isOther(part) : part.value === value));
  const byPeriod = Map.groupBy(mine, ({ period }) => period);
  // What a group has of several values may be some of this one, where it has no part of its own there.
  const groups = new Set(mine.map(({ group }) => group));
  const isMixed = (part: Part) => part.value === null && part.group !== null && !groups.has(part.group);
  const mixed = value === null ? [] : parts.filter(isMixed);
  const mixedIn = new Set(mixed.map(({ period }) => period));
  return {
    total: figure(mine, withheld || mixed.length > 0),
    periods: periods.map(({ from }) => figure(byPeriod.get(from) ?? [], withheldIn.has(from) || mixedIn.has(from))),
  };
}
