import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { RE2JS, RE2JSSyntaxException } from 're2js';
import { parseReferrerTag } from '@/lib/registry/referrer-tag';
import type { PatternFault } from '@/lib/repositories/immutable-tags-schema';

export type ImmutableTagsRule = {
  immutableTags: 'none' | 'all' | 'patterns';
  immutablePatterns: readonly string[];
};

/**
 * Steps of a compiled pattern, and of all patterns of a rule: what one tag can cost is this times its length. A version
 * of Semantic Versioning takes sixty.
 */
const MAX_PROGRAM = 300;
const MAX_PROGRAMS = 1000;
/** So long a process matches without looking at anything else. */
const TURN_MS = 20;

const compiled = new LRUCache<string, RE2JS>({ max: 1000 });

function compile(pattern: string): RE2JS {
  const known = compiled.get(pattern) ?? RE2JS.compile(pattern);
  compiled.set(pattern, known);
  return known;
}

/**
 * Whether a tag, once pushed, stays on its image. Patterns are RE2 and must match the whole tag. Tags that belong to an
 * image instead of naming one (signatures, lists of referrers) are never immutable: they grow.
 */
export function isImmutable({ immutableTags, immutablePatterns }: ImmutableTagsRule, tag: string): boolean {
  if (immutableTags === 'none' || parseReferrerTag(tag)) return false;
  return immutableTags === 'all' || immutablePatterns.some((pattern) => compile(pattern).testExact(tag));
}

/** Those of which something is true. With patterns made to be slow it takes a while; nobody else waits for it. */
async function among(tags: readonly string[], isTrue: (tag: string) => boolean): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let turn = performance.now();
  for (const tag of tags) {
    if (isTrue(tag)) found.add(tag);
    if (performance.now() - turn < TURN_MS) continue;
    await setImmediate();
    turn = performance.now();
  }
  return found;
}

/** Which tags a rule covers, in turns with whatever else there is to do. */
export const immutableAmong = (rule: ImmutableTagsRule, tags: readonly string[]): Promise<ReadonlySet<string>> =>
  among(tags, (tag) => isImmutable(rule, tag));

/** Which tags a pattern matches as a whole, in turns with whatever else there is to do. */
export const matchingAmong = (pattern: string, tags: readonly string[]): Promise<ReadonlySet<string>> =>
  among(tags, (tag) => compile(pattern).testExact(tag));

export type PatternProblem = {
  fault: PatternFault;
  /** The part at fault as it stands in the pattern, and its first character counted from 1; null where it is the whole */
  part: string | null;
  position: number | null;
};

/** Beginnings of the sentences of RE2's parser (google/re2, kErrorStrings). */
const FAULTS: readonly (readonly [start: string, fault: PatternFault])[] = [
  ['missing closing ]', 'missing-bracket'],
  ['missing closing )', 'missing-parenthesis'],
  ['unexpected )', 'unexpected-parenthesis'],
  ['invalid character class range', 'bad-range'],
  ['invalid escape sequence', 'bad-escape'],
  ['trailing backslash', 'bad-escape'],
  ['invalid repeat count', 'bad-repeat'],
  ['invalid nested repetition', 'bad-repeat'],
  ['missing argument to repetition', 'nothing-to-repeat'],
  ['invalid or unsupported Perl syntax', 'unsupported'],
  ['expression nests too deeply', 'too-complex'],
  ['expression too large', 'too-complex'],
];

function problemOf(pattern: string, error: RE2JSSyntaxException): PatternProblem {
  const text = error.getDescription();
  const fault = FAULTS.find(([start]) => text.startsWith(start))?.[1] ?? 'other';
  const part = error.getPattern();
  const at = part === null || part === pattern ? -1 : pattern.indexOf(part);
  return at < 0 ? { fault, part: null, position: null } : { fault, part, position: at + 1 };
}

const WHOLE = { part: null, position: null };

/** What is wrong with a pattern; for one that can be used, how many steps it has. */
function judge(pattern: string): PatternProblem | number {
  if (pattern === '') return { fault: 'empty', ...WHOLE };
  try {
    return RE2JS.compile(pattern).programSize();
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return problemOf(pattern, error);
    throw error;
  }
}

/** What is wrong with each pattern of a rule; undefined for one that can be used, together with those before it. */
export function findPatternProblems(patterns: readonly string[]): (PatternProblem | undefined)[] {
  let left = MAX_PROGRAMS;
  return patterns.map((pattern) => {
    const judged = judge(pattern);
    if (typeof judged !== 'number') return judged;
    if (judged > Math.min(left, MAX_PROGRAM)) return { fault: 'too-complex', ...WHOLE };
    left -= judged;
    return undefined;
  });
}
