import type { LibraryEntry } from '@/lib/tags/library-entry';

/** Code names of the releases that the official Debian and Ubuntu images have. */
export type Suites = { debian: readonly string[]; ubuntu: readonly string[] };

export const NO_SUITES: Suites = { debian: [], ubuntu: [] };

const NO_DEBIAN_SUITE = /stable|slim|backports|experimental|testing/;
const NO_UBUNTU_SUITE = /devel|latest|[0-9]/;

/** Debian's entries each begin with the code name; Ubuntu's have it anywhere, as the one tag in letters only. */
export const suitesOf = (debian: readonly LibraryEntry[], ubuntu: readonly LibraryEntry[]): Suites => ({
  debian: debian.flatMap(({ tags }) => tags.slice(0, 1)).filter((tag) => !NO_DEBIAN_SUITE.test(tag)),
  ubuntu: ubuntu.flatMap(({ tags }) => tags).filter((tag) => !NO_UBUNTU_SUITE.test(tag)),
});

/** The suites that stand as a word of their own in one of the tags. */
export const suitesIn = (tags: readonly string[], { debian, ubuntu }: Suites): Suites => {
  const words = tags.map((tag) => `-${tag}-`);
  const found = (suites: readonly string[]) =>
    [...new Set(suites)].filter((suite) => words.some((word) => word.includes(`-${suite}-`))).sort();
  return { debian: found(debian), ubuntu: found(ubuntu) };
};

const listed = (words: readonly string[]): string => {
  const last = words.at(-1) ?? '';
  if (words.length < 3) return words.join(' or ');
  return `${words.slice(0, -1).join(', ')}, or ${last}`;
};

/**
 * docker-library's notes on the code names in an image's tags, from its shared templates. Its note for images that
 * build on buildpack-deps is not among them: that takes their Dockerfiles.
 */
export function suiteNotes(
  name: string,
  tags: readonly string[],
  suites: Suites,
  shared: (fileName: string) => string | undefined,
): string[] {
  if (name === 'debian' || name === 'ubuntu') return [];
  const found = suitesIn(tags, suites);
  return (['debian', 'ubuntu'] as const).flatMap((distribution) => {
    const note = found[distribution].length > 0 ? shared(`variant-default-${distribution}.md`) : undefined;
    return note === undefined ? [] : [note.replaceAll('%%DEB-SUITES%%', listed(found[distribution]))];
  });
}
