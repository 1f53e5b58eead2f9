import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, type TextDiff } from '@/lib/repositories/text-diff';

const SIGNS = { same: ' ', added: '+', removed: '-' } as const;
/** As a unified diff without file names. */
const written = ({ hunks }: TextDiff): string[] =>
  hunks.flatMap(({ beforeStart, beforeCount, afterStart, afterCount, lines }) => [
    `@@ -${beforeStart},${beforeCount} +${afterStart},${afterCount} @@`,
    ...lines.map(({ kind, text }) => SIGNS[kind] + text),
  ]);

/** The text after, made from the text before and the hunks alone. */
function applied(before: string, { hunks, finalLineEnd }: TextDiff): string {
  const lines = before.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const result: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    result.push(...lines.slice(at, hunk.beforeStart - 1));
    expect(result.length).toBe(hunk.afterStart - 1);
    expect(lines.slice(hunk.beforeStart - 1, hunk.beforeStart - 1 + hunk.beforeCount)).toEqual(
      hunk.lines.filter(({ kind }) => kind !== 'added').map(({ text }) => text),
    );
    result.push(...hunk.lines.filter(({ kind }) => kind !== 'removed').map(({ text }) => text));
    at = hunk.beforeStart - 1 + hunk.beforeCount;
  }
  result.push(...lines.slice(at));
  const ends = finalLineEnd === 'same' ? before === '' || before.endsWith('\n') : finalLineEnd === 'added';
  return result.join('\n') + (ends && result.length > 0 ? '\n' : '');
}

const TEN = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n';

describe('the difference of two texts', () => {
  it('is nothing when they are the same, also in other line ends', () => {
    const none = { hunks: [], added: 0, removed: 0, finalLineEnd: 'same', exact: true };
    expect(diffLines(TEN, TEN)).toEqual(none);
    expect(diffLines(TEN, TEN.replaceAll('\n', '\r\n'))).toEqual(none);
    expect(diffLines('', '')).toEqual(none);
  });

  it('shows changed lines with three around them, and their numbers', () => {
    const diff = diffLines(TEN, TEN.replace('5', 'five\nV'));
    expect(written(diff)).toEqual(['@@ -2,7 +2,8 @@', ' 2', ' 3', ' 4', '-5', '+five', '+V', ' 6', ' 7', ' 8']);
    expect(diff).toMatchObject({ added: 2, removed: 1, exact: true, finalLineEnd: 'same' });
  });

  it('has a hunk for each place, and one where they meet', () => {
    const after = TEN.replace('1\n', '').replace('10', 'ten');
    expect(written(diffLines(TEN, after, 1))).toEqual([
      '@@ -1,2 +1,1 @@',
      '-1',
      ' 2',
      '@@ -9,2 +8,2 @@',
      ' 9',
      '-10',
      '+ten',
    ]);
    expect(diffLines(TEN, after, 4).hunks).toHaveLength(1);
    expect(written(diffLines(TEN, after, 0))).toEqual(['@@ -1,1 +1,0 @@', '-1', '@@ -10,1 +9,1 @@', '-10', '+ten']);
  });

  it('begins from nothing, and ends in nothing', () => {
    expect(written(diffLines('', 'a\nb\n'))).toEqual(['@@ -1,0 +1,2 @@', '+a', '+b']);
    expect(written(diffLines('a\nb', ''))).toEqual(['@@ -1,2 +1,0 @@', '-a', '-b']);
  });

  it('tells when only the line end at the very end came or went', () => {
    expect(diffLines('a', 'a\n')).toMatchObject({ hunks: [], finalLineEnd: 'added' });
    expect(diffLines('a\n', 'a')).toMatchObject({ hunks: [], finalLineEnd: 'removed' });
  });

  it('leads from any text to any other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 15 })
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, fc.nat({ max: 4 }), (before, after, context) => {
        const diff = diffLines(before, after, context);
        expect(applied(before, diff)).toBe(after);
        const lines = diff.hunks.flatMap((hunk) => hunk.lines);
        expect(diff.added).toBe(lines.filter(({ kind }) => kind === 'added').length);
        expect(diff.removed).toBe(lines.filter(({ kind }) => kind === 'removed').length);
      }),
    );
  });
});

describe('the difference of a megabyte', () => {
  const MAX_MILLISECONDS = 5000;
  const timed = (before: string, after: string): TextDiff => {
    const started = performance.now();
    const diff = diffLines(before, after);
    expect(performance.now() - started).toBeLessThan(MAX_MILLISECONDS);
    return diff;
  };
  const lines = (word: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join('');

  it('is exact for a few changes', () => {
    const before = lines('line', 60_000);
    const after = before.replace('line 100\n', '').replace('line 59000\n', 'changed\n');
    expect(timed(before, after)).toMatchObject({ exact: true, added: 1, removed: 2 });
  });

  it('shows everything between the equal ends as replaced when too much differs, and says so', () => {
    const [before, after] = [`same\n${lines('old', 50_000)}end\n`, `same\n${lines('new', 50_000)}end\n`];
    const diff = timed(before, after);
    expect(diff).toMatchObject({ exact: false, added: 50_000, removed: 50_000 });
    expect(diff.hunks).toHaveLength(1);
    expect(diff.hunks[0]).toMatchObject({ beforeStart: 1, beforeCount: 50_002, afterStart: 1, afterCount: 50_002 });
    expect(diff.hunks[0]?.lines[0]).toEqual({ kind: 'same', text: 'same' });
  });

  it.each([
    ['blank lines', 'x\n'.repeat(2), '\n'.repeat(1_000_000)],
    ['one line each', 'a'.repeat(1_000_000), 'b'.repeat(1_000_000)],
    ['lines in another order', 'a\nb\nc\n'.repeat(100_000), 'c\nb\na\n'.repeat(100_000)],
  ])('ends in time for %s', (_what, before, after) => {
    const diff = timed(before, after);
    expect(diff.added + diff.removed).toBeGreaterThan(0);
  });
});
