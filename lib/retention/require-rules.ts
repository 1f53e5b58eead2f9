import { invalidParameters } from '@/lib/platform/errors';
import { findPatternProblems } from '@/lib/repositories/immutable-tags';
import type { RetentionRules } from '@/lib/retention/schema';

/** @throws AppError `invalid` naming each pattern that RE2 does not take */
export function requireRules({ keepPatterns }: RetentionRules): void {
  const problems = findPatternProblems(keepPatterns.map(({ pattern }) => pattern));
  const faults = problems.flatMap((problem, index) => {
    if (!problem) return [];
    const place = problem.position === null ? '' : ` It is “${problem.part}”, at character ${problem.position}.`;
    const name = `rules.keepPatterns.${index}.pattern`;
    return { name, reason: `RE2 does not take this pattern (${problem.fault}).${place}` };
  });
  if (faults.length > 0) throw invalidParameters(faults);
}
