/** The longest overview, in bytes of UTF-8. */
export const MAX_OVERVIEW_BYTES = 1_000_000;

/**
 * How long formatting may take, in milliseconds. Usual text takes about 2 ms a kilobyte; a busy machine gets more than
 * twice that, and a short document a start.
 */
export const timeFor = (bytes: number): number => Math.round(1500 + bytes / 250);

/**
 * The parser keeps up to some kilobytes for each mark. Real overviews have 45,000 to 90,000 marks a megabyte, so this
 * many only come up in documents made to exhaust memory, or in tables of tens of thousands of rows.
 */
const MAX_MARKS = 150_000;
const MARKS = /[\n|*_[\]`<>~!&:]/g;

/** Whether a document has more marks than any real one, so that it is not even parsed. */
export function hasTooManyMarks(markdown: string): boolean {
  let marks = 0;
  for (const _ of markdown.matchAll(MARKS)) if (++marks > MAX_MARKS) return true;
  return false;
}
