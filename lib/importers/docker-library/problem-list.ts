import type { Problem } from '@/lib/importers/source';

const MOST_SHOWN = 100;
const LONGEST_EXCERPT = 60;

/** A file's own words in a message: one line, and not more of them than a reader needs to find the place. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}…` : line;
}

/**
 * Collects what is wrong in a file. The same reason on the same line counts once: a bad value that every entry
 * inherits is one problem.
 */
export class ProblemList {
  readonly #problems = new Map<string, Problem>();

  add(line: number | null, reason: string): void {
    this.#problems.set(`${line} ${reason}`, { line, reason });
  }

  /** In the order of their lines; the first hundred, and how many more there are. */
  sorted(): Problem[] {
    const all = [...this.#problems.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    const more = all.length - MOST_SHOWN;
    return more > 0
      ? [...all.slice(0, MOST_SHOWN), { line: null, reason: `There are ${more} more problems in this file.` }]
      : all;
  }
}
