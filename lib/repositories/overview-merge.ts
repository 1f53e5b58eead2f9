import type { MergeChunk } from '@/lib/repositories/text-merge';

export const MERGE_CHOICES = ['mine', 'theirs', 'both'] as const;
export type MergeChoice = (typeof MERGE_CHOICES)[number];

const joined = (first: string, second: string): string =>
  first === '' || second === '' || first.endsWith('\n') ? first + second : `${first}\n${second}`;

/** What a choice makes of a conflict; both means mine before theirs. */
export function chosenText({ mine, theirs }: { mine: string; theirs: string }, choice: MergeChoice): string {
  return choice === 'both' ? joined(mine, theirs) : choice === 'mine' ? mine : theirs;
}

/** The merged text by one choice for each conflict, in their order; null while one is missing. */
export function mergedByChoices(
  chunks: readonly MergeChunk[],
  choices: readonly (MergeChoice | undefined)[],
): string | null {
  let text = '';
  let conflict = 0;
  for (const chunk of chunks) {
    if (chunk.kind === 'same') {
      text += chunk.text;
      continue;
    }
    const choice = choices[conflict];
    if (!choice) return null;
    text += chosenText(chunk, choice);
    conflict += 1;
  }
  return text;
}
