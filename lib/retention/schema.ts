import { z } from 'zod';
import { MAX_PATTERN_LENGTH, MAX_PATTERNS } from '@/lib/repositories/immutable-tags-schema';

const count = (most: number) => z.number().int().min(1).max(most).nullable().default(null);
const DAYS = 3650;
/** Tags and images that a preview names; it counts all of them. */
export const PREVIEW_ROWS = 1000;

/** Which tags a repository keeps. A tag goes when none of the rules keeps it; without any, all tags stay. */
export const retentionRules = z.strictObject({
  /** RE2 that must match the whole tag, as for immutable tags: all tags it matches, or the newest of them */
  keepPatterns: z
    .array(
      z.strictObject({
        pattern: z.string().trim().max(MAX_PATTERN_LENGTH, `A pattern has at most ${MAX_PATTERN_LENGTH} characters.`),
        newest: count(10_000),
      }),
    )
    .max(MAX_PATTERNS, `There can be at most ${MAX_PATTERNS} patterns.`)
    .default([]),
  /** The tags that were pushed last */
  keepNewest: count(10_000),
  keepPushedDays: count(DAYS),
  keepPulledDays: count(DAYS),
  /** Images that nothing has named for so many days go; null: they stay */
  deleteUntaggedDays: count(DAYS),
});
export type RetentionRules = z.output<typeof retentionRules>;
export const NO_RULES: RetentionRules = retentionRules.parse({});

export const retentionChange = z.strictObject({ enabled: z.boolean(), rules: retentionRules });
export type RetentionChange = z.input<typeof retentionChange>;

export const retentionResult = z.object({ tags: z.number().int(), images: z.number().int(), bytes: z.number().int() });

export const retentionView = z.object({
  enabled: z.boolean(),
  rules: retentionRules,
  /** Null: there never were rules, or they were removed */
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
  lastRunAt: z.iso.datetime().nullable(),
  /** What the last run took away */
  lastResult: retentionResult.nullable(),
  /** Why the last run did not do all it should */
  lastProblem: z.string().nullable(),
});
export type RetentionView = z.infer<typeof retentionView>;

/** What keeps a tag; `lib/language` has a sentence for each. */
export const KEPT_BY = [
  'pattern',
  'newest',
  'pushed',
  'pulled',
  'immutable',
  'definition',
  /** It is the tag that was pushed last: a repository is never emptied */
  'last',
  /** No rule is about tags */
  'no-rule',
] as const;
export type KeptBy = { rule: (typeof KEPT_BY)[number]; pattern: string | null };

const counts = z.object({ goes: z.number().int(), stays: z.number().int() });
export const retentionPreview = z.object({
  /** At most 1000, those that go first */
  tags: z.array(
    z.object({
      name: z.string(),
      digest: z.string(),
      pushedAt: z.iso.datetime(),
      lastPulledAt: z.iso.datetime().nullable(),
      goes: z.boolean(),
      keptBy: z.array(z.object({ rule: z.enum(KEPT_BY), pattern: z.string().nullable() })),
    }),
  ),
  /** Images without a tag, at most 1000 */
  untagged: z.array(z.object({ digest: z.string(), since: z.iso.datetime(), goes: z.boolean() })),
  totals: z.object({ tags: counts, untagged: counts, images: z.number().int() }),
  /** Bytes of what no remaining image of the repository uses; the registry frees them at its garbage collection */
  freedBytes: z.number().int(),
});
export type RetentionPreview = z.infer<typeof retentionPreview>;
