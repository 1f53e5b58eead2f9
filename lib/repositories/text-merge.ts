import { diff3Merge } from 'node-diff3';
import { middleOf, sharedEnds, withPlainLineEnds } from '@/lib/repositories/text-lines';

/** The texts of all chunks in order, with one side chosen in each conflict, are the whole merged text. */
export type MergeChunk =
  | { kind: 'same'; text: string }
  | { kind: 'conflict'; mine: string; base: string; theirs: string };
export type MergedText = { clean: true; text: string } | { clean: false; chunks: MergeChunk[] };

/** What diff3's search for common lines may cost: pairs of equal lines, and steps, together a second or two. */
const MAX_PAIRS = 2_000_000;
const MAX_STEPS = 2_000_000_000;

const isEnded = (text: string): boolean => text === '' || text.endsWith('\n');

/** Lines with their ends, each with one, so that a text that ends without is not another last line. */
const linesOf = (text: string): string[] => (isEnded(text) ? text : `${text}\n`).match(/[^\n]*\n/g) ?? [];

/** For each pair it may go through a chain as long as the shorter text; blank lines make the pairs many. */
function isFeasible(base: readonly string[], side: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const line of base) counts.set(line, (counts.get(line) ?? 0) + 1);
  const pairs = side.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
  return pairs <= MAX_PAIRS && pairs * Math.min(base.length, side.length) <= MAX_STEPS;
}

function mergeLines(base: string[], mine: string[], theirs: string[]): MergeChunk[] {
  const text = (lines: readonly string[]) => lines.join('');
  if (!isFeasible(base, mine) || !isFeasible(base, theirs))
    return [{ kind: 'conflict', mine: text(mine), base: text(base), theirs: text(theirs) }];
  return diff3Merge<string>(mine, base, theirs, { excludeFalseConflicts: true }).map(({ ok, conflict }) =>
    conflict
      ? { kind: 'conflict', mine: text(conflict.a), base: text(conflict.o), theirs: text(conflict.b) }
      : { kind: 'same', text: text(ok ?? []) },
  );
}

function joined(chunks: readonly MergeChunk[]): MergeChunk[] {
  const result: MergeChunk[] = [];
  for (const chunk of chunks) {
    const before = result.at(-1);
    if (chunk.kind === 'same' && chunk.text === '') continue;
    if (chunk.kind === 'same' && before?.kind === 'same')
      result[result.length - 1] = { kind: 'same', text: before.text + chunk.text };
    else result.push(chunk);
  }
  return result;
}

const unended = (text: string): string => text.replace(/\n$/, '');
const withoutLastEnd = (chunk: MergeChunk): MergeChunk =>
  chunk.kind === 'same'
    ? { kind: 'same', text: unended(chunk.text) }
    : { kind: 'conflict', mine: unended(chunk.mine), base: unended(chunk.base), theirs: unended(chunk.theirs) };

/** One of three that two agree on, or mine. */
const agreed = <T>(base: T, mine: T, theirs: T): T => (mine === base ? theirs : mine);

/**
 * What both sides made of a text, by lines: what only one of them changed, and what both changed alike, is taken;
 * changes to the same or to neighbouring lines are conflicts. Line ends become `\n`. Texts too long and too different
 * to compare in a second or two become one conflict.
 */
export function mergeText(baseText: string, mineText: string, theirsText: string): MergedText {
  const base = withPlainLineEnds(baseText);
  const mine = withPlainLineEnds(mineText);
  const theirs = withPlainLineEnds(theirsText);
  if (mine === base || theirs === base || mine === theirs) return { clean: true, text: agreed(base, mine, theirs) };

  const [o, a, b] = [linesOf(base), linesOf(mine), linesOf(theirs)];
  const ends = sharedEnds(o, a, b);
  const same = (lines: readonly string[]): MergeChunk => ({ kind: 'same', text: lines.join('') });
  const chunks = joined([
    same(o.slice(0, ends.head)),
    ...mergeLines(middleOf(o, ends), middleOf(a, ends), middleOf(b, ends)),
    same(o.slice(o.length - ends.tail)),
  ]);
  const endsOpen = !agreed(isEnded(base), isEnded(mine), isEnded(theirs));
  const result = chunks.map((chunk, index) =>
    endsOpen && index === chunks.length - 1 ? withoutLastEnd(chunk) : chunk,
  );
  if (result.some(({ kind }) => kind === 'conflict')) return { clean: false, chunks: result };
  return { clean: true, text: result.map((chunk) => (chunk.kind === 'same' ? chunk.text : '')).join('') };
}
