/** A day in UTC, as in 2026-11-21. */
export type Day = string;

const DAY_MS = 86_400_000;
const at = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const dayOf = (instant: Date | number): Day => new Date(instant).toISOString().slice(0, 10);
export const addDays = (day: Day, days: number): Day => dayOf(at(day) + days * DAY_MS);
/** How many days a range has, both ends included. */
export const daysIn = (from: Day, to: Day): number => Math.round((at(to) - at(from)) / DAY_MS) + 1;

/** The Monday that a day's week begins with (ISO 8601), also across the turn of a year. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7));
export const sundayOf = (day: Day): Day => addDays(mondayOf(day), 6);

export type Period = { from: Day; to: Day };

/** The days of a range, or its weeks; the first and the last week may be cut by the range. */
export function periodsOf(step: 'day' | 'week', from: Day, to: Day): Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= to; day = addDays(periods.at(-1)?.to ?? to, 1)) {
    const end = step === 'day' || sundayOf(day) > to ? (step === 'day' ? day : to) : sundayOf(day);
    periods.push({ from: day, to: end });
  }
  return periods;
}
