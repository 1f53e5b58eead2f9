import type { RetentionPolicy } from '@/lib/platform/generated/prisma/client';
import {
  NO_RULES,
  type RetentionRules,
  type RetentionView,
  retentionResult,
  retentionRules,
} from '@/lib/retention/schema';

/** The rules as they were stored; fields that a later version added are as nobody had set them. */
export const storedRules = ({ rules }: Pick<RetentionPolicy, 'rules'>): RetentionRules => retentionRules.parse(rules);

/** What may leave the server; without a policy, that there is none. */
export function toRetentionView(policy: RetentionPolicy | null): RetentionView {
  const result = retentionResult.safeParse(policy?.lastResult);
  return {
    enabled: policy?.enabled ?? false,
    rules: policy ? storedRules(policy) : NO_RULES,
    changedAt: policy?.changedAt.toISOString() ?? null,
    changedBy: policy?.changedBy ?? null,
    lastRunAt: policy?.lastRunAt?.toISOString() ?? null,
    lastResult: result.success ? result.data : null,
    lastProblem: policy?.lastProblem ?? null,
  };
}
