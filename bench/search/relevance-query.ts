/** What a reader types, and what must stand first. */
export type RelevanceQuery = {
  kind: string;
  q: string;
  /** In the suggestions, not in the results */
  typing?: boolean;
  /** The answer says that this was searched for instead. */
  corrected?: string;
} & Expected;

export type Expected = {
  /** For each place from the first on, the repositories of which one must stand there */
  places: readonly (readonly string[])[];
  /** Where these stand does not matter. */
  anywhere?: readonly string[];
  /** It is enough that one of the first place is among so many. */
  among?: number;
};

export const first = (...paths: readonly string[]): Expected => ({ places: [paths] });

export function isAsExpected({ places, anywhere = [], among }: Expected, found: readonly string[]): boolean {
  if (among !== undefined) return found.slice(0, among).some((path) => places[0]?.includes(path));
  const ignored = new Set(anywhere);
  const counted = found.filter((path) => !ignored.has(path));
  // Where the page ends before the places do, the rest is not seen.
  return places.every((accepted, place) => {
    const path = counted[place];
    return path === undefined ? place > 0 && found.length > 0 : accepted.includes(path);
  });
}
