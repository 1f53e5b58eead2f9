import { dockerfileUrl, linkArchitecture, linksToIndex } from '@/lib/tags/dockerfile-url';
import type { LibraryEntry } from '@/lib/tags/library-entry';

type SupportedTagLine = {
  tags: string[];
  url: string | null;
  architectures: string[];
  urls: Record<string, string | null>;
  kind: 'dockerfile' | 'oci-index';
};
type SharedTagLine = { tags: string[]; members: { tag: string; url: string | null }[] };
export type SupportedTags = { simple: SupportedTagLine[]; shared: SharedTagLine[]; architectures: string[] };

const linkOf = (entry: LibraryEntry) => dockerfileUrl(entry, linkArchitecture(entry));

const toLine = (entry: LibraryEntry): SupportedTagLine => ({
  tags: entry.tags,
  url: linkOf(entry),
  architectures: entry.architectures,
  urls: Object.fromEntries(entry.architectures.map((word) => [word, dockerfileUrl(entry, word)])),
  kind: linksToIndex(entry) ? 'oci-index' : 'dockerfile',
});

/** Shared tags in order of first appearance; those that name the same entries in the same order stand on one line. */
function sharedLines(entries: readonly LibraryEntry[]): SharedTagLine[] {
  const entriesOf = new Map<string, number[]>();
  for (const [index, entry] of entries.entries())
    for (const tag of entry.sharedTags) {
      const indexes = entriesOf.get(tag);
      if (indexes) indexes.push(index);
      else entriesOf.set(tag, [index]);
    }
  const lines = new Map<string, SharedTagLine>();
  for (const [tag, indexes] of entriesOf) {
    const key = indexes.join(' ');
    const line = lines.get(key) ?? {
      tags: [],
      members: indexes.flatMap((index) => {
        const entry = entries[index];
        const [first] = entry?.tags ?? [];
        return entry && first ? [{ tag: first, url: linkOf(entry) }] : [];
      }),
    };
    line.tags.push(tag);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/**
 * The section "Supported tags and respective Dockerfile links" in page order, by docker-library's own rules: a
 * line per entry in file order, then the shared tags.
 */
export function supportedTags(entries: readonly LibraryEntry[]): SupportedTags {
  return {
    simple: entries.map(toLine),
    shared: sharedLines(entries),
    architectures: [...new Set(entries.flatMap((entry) => entry.architectures))].sort(),
  };
}
