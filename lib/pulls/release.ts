import { addDays, type Day, mondayOf } from '@/lib/pulls/calendar';
import { FEWEST_PULLERS } from '@/lib/pulls/schema';

/*
 * What others than the repository's people may see of who pulls what. Everything shown to them is a sum of parts that
 * have no pull in common, and each part was made by at least FEWEST_PULLERS people. So whatever sums they ask for, and
 * whatever they take from one another, what is left is still that of so many. The parts of a day do not depend on what
 * is asked for, and are made when the day is over: asking again later, or for another range, gives no other parts.
 *
 * - A day by itself, when enough people pulled on it.
 * - The other days of a week that is over together, when enough people pulled on those.
 * - Within each of them, a tag (platform, client) by itself when enough people pulled it. The others are one part; when
 *   too few pulled those, the smallest of the tags with enough joins them.
 *
 * What is left is withheld. Two breakdowns are never crossed.
 */

/** What was pulled on a day of one value (null: of those that have too few people in the whole week), and by whom. */
export type ActorCell = {
  day: Day;
  value: string | null;
  amount: number;
  /** At most FEWEST_PULLERS of them, each once: more need not be told apart */
  actors: readonly string[];
};

type ReleasedPart = { value: string | null; amount: number };
export type ReleasedGroup = {
  /** One day, or the days of a week that are not shown by themselves */
  kind: 'day' | 'week';
  days: readonly Day[];
  parts: readonly ReleasedPart[];
};

const enough = (cells: readonly ActorCell[]): boolean =>
  new Set(cells.flatMap(({ actors }) => actors)).size >= FEWEST_PULLERS;
const amountOf = (cells: readonly ActorCell[]): number => cells.reduce((sum, { amount }) => sum + amount, 0);

/** Each value by itself that enough people pulled, and the rest as one that enough people pulled. */
function partsOf(cells: readonly ActorCell[]): ReleasedPart[] {
  const byValue = [...Map.groupBy(cells, ({ value }) => value)].map(([value, of]) => ({ value, of }));
  const bySize = byValue.sort(
    (a, b) => amountOf(a.of) - amountOf(b.of) || ((a.value ?? '') < (b.value ?? '') ? -1 : 1),
  );
  const named = bySize.filter(({ value, of }) => value !== null && enough(of));
  const rest = bySize.filter((one) => !named.includes(one)).flatMap(({ of }) => of);
  if (rest.length > 0 && !enough(rest)) rest.push(...(named.shift()?.of ?? []));
  return [
    ...named.map(({ value, of }) => ({ value, amount: amountOf(of) })),
    ...(rest.length > 0 ? [{ value: null, amount: amountOf(rest) }] : []),
  ];
}

const daysOf = (cells: readonly ActorCell[]): Day[] => [...new Set(cells.map(({ day }) => day))].sort();

/** The groups that may be shown, of whole weeks of cells up to the day `last`, which is over. */
export function releasedGroups(cells: readonly ActorCell[], last: Day): ReleasedGroup[] {
  const groups: ReleasedGroup[] = [];
  for (const [monday, week] of Map.groupBy(cells, ({ day }) => mondayOf(day))) {
    const byDay = [...Map.groupBy(week, ({ day }) => day).values()];
    for (const day of byDay.filter(enough)) groups.push({ kind: 'day', days: daysOf(day), parts: partsOf(day) });
    const others = byDay.filter((day) => !enough(day)).flat();
    if (addDays(monday, 6) <= last && enough(others))
      groups.push({ kind: 'week', days: daysOf(others), parts: partsOf(others) });
  }
  return groups;
}
