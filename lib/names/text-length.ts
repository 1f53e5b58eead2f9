const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters as people count them (Unicode grapheme clusters): `👨‍👩‍👧` is one, and so is `é` however it is encoded. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** Of a repository's description, in characters as people count them. */
export const MAX_DESCRIPTION = 100;
