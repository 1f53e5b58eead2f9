import { faultOf } from '@/components/form/field';
import { ApiError } from '@/lib/api/client';
import type { ImmutableTagsMessages } from '@/lib/language/en/immutable-tags';
import { fillIn } from '@/lib/language/format';
import { MAX_PATTERN_LENGTH, MAX_PATTERNS, PATTERN_FAULTS } from '@/lib/repositories/immutable-tags-schema';

type Problem = { index: number; fault: string; part: string | null; position: number | null };

const problemsOf = ({ problem }: ApiError): Problem[] =>
  Array.isArray(problem.patternProblems) ? (problem.patternProblems as Problem[]) : [];

/** One pattern a line; empty lines mean nothing. `lines` says on which line each stands, from 1. */
export function readPatterns(text: string): { patterns: string[]; lines: number[] } {
  const written = text.split('\n').map((line, index) => ({ pattern: line.trim(), line: index + 1 }));
  const meant = written.filter(({ pattern }) => pattern !== '');
  return { patterns: meant.map(({ pattern }) => pattern), lines: meant.map(({ line }) => line) };
}

/** What is wrong with patterns before they are sent; undefined when that is for the site to find out. */
export function lengthFault(text: string, words: ImmutableTagsMessages): string | undefined {
  const { patterns, lines } = readPatterns(text);
  if (patterns.length > MAX_PATTERNS) return fillIn(words.tooMany, { most: MAX_PATTERNS });
  const long = patterns.findIndex((pattern) => pattern.length > MAX_PATTERN_LENGTH);
  if (long < 0) return undefined;
  return fillIn(words.tooLong, { line: lines[long] ?? 0, most: MAX_PATTERN_LENGTH });
}

/** What the site found wrong with patterns, line by line, in the reader's language. */
export function patternFaults(
  error: unknown,
  lines: readonly number[],
  words: ImmutableTagsMessages,
): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const sentences = problemsOf(error).map(({ index, fault, part, position }) => {
    const known = PATTERN_FAULTS.find((one) => one === fault) ?? 'other';
    const values = { line: lines[index] ?? index + 1, fault: words.faults[known] };
    return part === null || position === null
      ? fillIn(words.fault, values)
      : fillIn(words.faultAt, { ...values, part, position });
  });
  if (sentences.length > 0) return sentences.join(' ');
  return faultOf(error, 'patterns') ? words.needsPattern : undefined;
}
