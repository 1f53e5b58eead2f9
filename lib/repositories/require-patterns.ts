import { AppError } from '@/lib/platform/errors';
import { findPatternProblems } from '@/lib/repositories/immutable-tags';
import type { ImmutableTagsChange } from '@/lib/repositories/immutable-tags-schema';

const REASONS = {
  empty: 'The pattern is empty.',
  'too-complex': 'The pattern is too complex: make it shorter, or repeat less.',
  'missing-bracket': 'A “[” is not closed.',
  'missing-parenthesis': 'A “(” is not closed.',
  'unexpected-parenthesis': 'A “)” closes nothing.',
  'bad-range': 'A range runs backwards.',
  'bad-escape': 'RE2 does not know this escape.',
  'bad-repeat': 'RE2 cannot repeat so: at most 1000 times, and nothing twice.',
  'nothing-to-repeat': 'There is nothing before it to repeat.',
  unsupported: 'RE2 has no look-around and the like.',
  other: 'This is no pattern of RE2.',
} as const;

/**
 * The patterns of a rule, each once. @throws AppError `invalid` naming each that cannot be used, with the part at fault;
 * `details.patternProblems` says the same for programs
 */
export function requirePatterns({ mode, patterns }: ImmutableTagsChange): string[] {
  const problems = findPatternProblems(patterns).flatMap((problem, index) => (problem ? [{ index, ...problem }] : []));
  const noPattern = mode === 'patterns' && patterns.length === 0;
  const faults = problems.map(({ index, fault, part, position }) => ({
    name: `patterns.${index}`,
    reason: position === null ? REASONS[fault] : `${REASONS[fault]} It is “${part}”, at character ${position}.`,
  }));
  if (noPattern) faults.push({ name: 'patterns', reason: 'Write at least one pattern, or choose another mode.' });
  if (faults.length > 0)
    throw new AppError('invalid', faults.map(({ name, reason }) => `${name}: ${reason}`).join(' '), {
      invalidParameters: faults,
      patternProblems: problems,
    });
  return [...new Set(patterns)];
}
