import { invalidParameters } from '@/lib/platform/errors';
import { findPatternProblem } from '@/lib/repositories/immutable-tags';
import type { RetentionRules } from '@/lib/retention/schema';

/** @throws AppError `invalid` naming each pattern that RE2 does not take */
export function requireRules({ keepPatterns }: RetentionRules): void {
  const faults = keepPatterns.flatMap(({ pattern }, index) => {
    const problem = findPatternProblem(pattern);
    if (!problem) return [];
    const place = problem.position === null ? '' : ` It is “${problem.part}”, at character ${problem.position}.`;
    const name = `rules.keepPatterns.${index}.pattern`;
    return { name, reason: `RE2 does not take this pattern (${problem.fault}).${place}` };
  });
  if (faults.length > 0) throw invalidParameters(faults);
}
