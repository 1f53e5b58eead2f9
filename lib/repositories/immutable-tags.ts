import { LRUCache } from 'lru-cache';
import { RE2JS, RE2JSSyntaxException } from 're2js';
import { parseReferrerTag } from '@/lib/registry/referrer-tag';
import type { PatternFault } from '@/lib/repositories/immutable-tags-schema';

export type ImmutableTagsRule = {
  immutableTags: 'none' | 'all' | 'patterns';
  immutablePatterns: readonly string[];
};

/** Steps of the compiled pattern: what one match can cost is this times the length of a tag. */
const MAX_PROGRAM = 2000;

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

/** What is wrong with a pattern, or undefined for one that can be used. */
export function findPatternProblem(pattern: string): PatternProblem | undefined {
  const whole = { part: null, position: null };
  if (pattern === '') return { fault: 'empty', ...whole };
  try {
    return RE2JS.compile(pattern).programSize() > MAX_PROGRAM ? { fault: 'too-complex', ...whole } : undefined;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return problemOf(pattern, error);
    throw error;
  }
}
