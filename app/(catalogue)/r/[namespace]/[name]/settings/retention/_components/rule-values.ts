import type { RetentionRules } from '@/lib/retention/schema';

export const COUNTS = ['keepNewest', 'keepPushedDays', 'keepPulledDays', 'deleteUntaggedDays'] as const;
export type CountField = (typeof COUNTS)[number];
/** `id` tells rows apart while they are added and removed. */
export type PatternValue = { id: number; pattern: string; newest: string };
/** The rules as they stand in the form. */
export type RuleValues = Record<CountField, string> & { patterns: readonly PatternValue[] };

const textOf = (count: number | null): string => (count === null ? '' : String(count));
/** What is no number goes to the site as it is, which says what is wrong with it. */
const countOf = (text: string): number | string | null => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
};

export const valuesOf = (rules: RetentionRules): RuleValues => ({
  keepNewest: textOf(rules.keepNewest),
  keepPushedDays: textOf(rules.keepPushedDays),
  keepPulledDays: textOf(rules.keepPulledDays),
  deleteUntaggedDays: textOf(rules.deleteUntaggedDays),
  patterns: rules.keepPatterns.map(({ pattern, newest }, id) => ({ id, pattern, newest: textOf(newest) })),
});

/** What is sent; rows without a pattern are left out. */
export const rulesOf = ({ patterns, ...counts }: RuleValues) => ({
  ...Object.fromEntries(COUNTS.map((field) => [field, countOf(counts[field])])),
  keepPatterns: patterns
    .filter(({ pattern }) => pattern.trim() !== '')
    .map(({ pattern, newest }) => ({ pattern, newest: countOf(newest) })),
});
