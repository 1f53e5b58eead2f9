import { diffArrays } from 'diff';
import { middleOf, sharedEnds, withPlainLineEnds } from '@/lib/repositories/text-lines';

export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string };
/** Lines are counted from 1; where a hunk has none of a side, the start is the line it would stand at. */
export type DiffHunk = {
  beforeStart: number;
  beforeCount: number;
  afterStart: number;
  afterCount: number;
  lines: DiffLine[];
};
export type TextDiff = {
  hunks: DiffHunk[];
  added: number;
  removed: number;
  /** Whether the line end at the very end came or went, which no hunk shows. */
  finalLineEnd: 'same' | 'added' | 'removed';
  /** False where the texts are too different to compare in time: all between their equal ends is shown as replaced. */
  exact: boolean;
};

/** More differing lines are easier to read as replaced. Decides the same on every machine, unlike the time. */
const MAX_EDITS = 3000;
const MAX_MILLISECONDS = 1000;

const linesOf = (text: string): string[] => {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

const as = (kind: DiffLine['kind'], lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind, text }));

function compare(before: string[], after: string[]): DiffLine[] | null {
  const changes = diffArrays(before, after, { maxEditLength: MAX_EDITS, timeout: MAX_MILLISECONDS });
  return (
    changes?.flatMap(({ value, added, removed }) => as(added ? 'added' : removed ? 'removed' : 'same', value)) ?? null
  );
}

/** Changed lines with what stands around them; where the surroundings of two meet, they are one hunk. */
function hunksOf(lines: readonly DiffLine[], context: number): DiffHunk[] {
  const ranges: { from: number; to: number }[] = [];
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    const [from, to] = [Math.max(0, index - context), Math.min(lines.length, index + context + 1)];
    const last = ranges.at(-1);
    if (last && from <= last.to) last.to = to;
    else ranges.push({ from, to });
  }
  let [at, before, after] = [0, 1, 1];
  return ranges.map(({ from, to }) => {
    const part = lines.slice(from, to);
    const beforeCount = part.filter(({ kind }) => kind !== 'added').length;
    const afterCount = part.filter(({ kind }) => kind !== 'removed').length;
    const [beforeStart, afterStart] = [before + from - at, after + from - at];
    [at, before, after] = [to, beforeStart + beforeCount, afterStart + afterCount];
    return { beforeStart, beforeCount, afterStart, afterCount, lines: part };
  });
}

/** An empty text has no line whose end could be missing. */
function finalLineEnd(before: string, after: string): TextDiff['finalLineEnd'] {
  const [had, has] = [before.endsWith('\n'), after.endsWith('\n')];
  if (before === '' || after === '' || had === has) return 'same';
  return has ? 'added' : 'removed';
}

/**
 * What changed from one text to another, by lines, with `context` unchanged ones around; in bounded time also for
 * texts of a megabyte. `\r\n` counts as `\n`.
 */
export function diffLines(beforeText: string, afterText: string, context = 3): TextDiff {
  const [beforeWhole, afterWhole] = [withPlainLineEnds(beforeText), withPlainLineEnds(afterText)];
  const [before, after] = [linesOf(beforeWhole), linesOf(afterWhole)];
  const ends = sharedEnds(before, after);
  const [old, fresh] = [middleOf(before, ends), middleOf(after, ends)];
  const compared = compare(old, fresh);
  const lines = [
    ...as('same', before.slice(0, ends.head)),
    ...(compared ?? [...as('removed', old), ...as('added', fresh)]),
    ...as('same', before.slice(before.length - ends.tail)),
  ];
  return {
    hunks: hunksOf(lines, context),
    added: lines.filter(({ kind }) => kind === 'added').length,
    removed: lines.filter(({ kind }) => kind === 'removed').length,
    finalLineEnd: finalLineEnd(beforeWhole, afterWhole),
    exact: compared !== null,
  };
}
