import type { Candidate, Problem } from '@/lib/importers/source';

/**
 * A definition whose entries have all gone is what a download cut off after the first paragraph looks like, and would
 * clear the repository's tags. docker-library empties files too, when an image is given up: then its docs deprecate
 * it, or whoever imports says so. One that never had entries stays as it is.
 * @returns the problem to reject the file for
 */
export function refuseEmptied(
  stored: { entries: number; isSample: boolean } | undefined,
  candidate: Candidate,
  allowEmpty: boolean,
): Problem | undefined {
  if (!stored || stored.isSample || stored.entries === 0 || candidate.entries.length > 0) return undefined;
  if (allowEmpty || candidate.docs?.deprecation) return undefined;
  return {
    line: candidate.lastLine,
    reason: `No entries follow this line, but ${stored.entries} did at the last import: the file seems to be cut off. If it is complete and the image is to lose its tags, import it with --allow-empty.`,
  };
}
