import type { LibraryEntry } from '@/lib/tags/library-entry';

/** Everything that decides what is built. Tags do not. */
const buildOf = ({ architectures, source, overrides, constraints }: LibraryEntry): string =>
  JSON.stringify([
    architectures,
    Object.entries(source).sort(),
    Object.entries(overrides)
      .sort()
      .map(([architecture, values]) => [architecture, Object.entries(values).sort()]),
    constraints,
  ]);

const appended = (list: string[], more: readonly string[]): string[] => [
  ...list,
  ...more.filter((item) => !list.includes(item)),
];

/** Entries with the same build are one image: their tags are appended to the first. */
export function mergeEntries(entries: readonly LibraryEntry[]): LibraryEntry[] {
  const merged = new Map<string, LibraryEntry>();
  for (const entry of entries) {
    const key = buildOf(entry);
    const first = merged.get(key);
    merged.set(
      key,
      first
        ? { ...first, tags: appended(first.tags, entry.tags), sharedTags: appended(first.sharedTags, entry.sharedTags) }
        : entry,
    );
  }
  return [...merged.values()];
}
