import { z } from 'zod';

export const IMMUTABLE_MODES = ['none', 'all', 'patterns'] as const;
export const MAX_PATTERNS = 20;
export const MAX_PATTERN_LENGTH = 200;
/** Tags that a preview names; it counts all of them. */
export const PREVIEW_TAGS = 100;

const rule = {
  /** `patterns`: those that one of the patterns describes */
  mode: z.enum(IMMUTABLE_MODES),
  /** RE2, each matched against the whole tag; kept, and without effect, in the other modes */
  patterns: z
    .array(z.string().trim().max(MAX_PATTERN_LENGTH, `A pattern has at most ${MAX_PATTERN_LENGTH} characters.`))
    .max(MAX_PATTERNS, `There can be at most ${MAX_PATTERNS} patterns.`),
};

export const immutableTagsChange = z.strictObject({ mode: rule.mode, patterns: rule.patterns.default([]) });
export type ImmutableTagsChange = z.output<typeof immutableTagsChange>;

/** As a query: `pattern` once for each. */
export const immutableTagsPreviewInput = z.strictObject({ mode: rule.mode, pattern: rule.patterns.default([]) });

/** Why a pattern is none; `lib/language` has a sentence for each. */
export const PATTERN_FAULTS = [
  'empty',
  'too-complex',
  'missing-bracket',
  'missing-parenthesis',
  'unexpected-parenthesis',
  'bad-range',
  'bad-escape',
  'bad-repeat',
  'nothing-to-repeat',
  'unsupported',
  'other',
] as const;
export type PatternFault = (typeof PATTERN_FAULTS)[number];

/** Somebody pushed another image to an immutable tag, past the refusal. */
export const putBackView = z.object({
  tag: z.string(),
  /** The digest that was pushed */
  pushed: z.string(),
  pushedBy: z.string().nullable(),
  /** The digest that the tag had before */
  kept: z.string(),
  /** False: that image was gone from the registry, so the tag stays where it was pushed to */
  putBack: z.boolean(),
  at: z.iso.datetime(),
});
export type PutBackView = z.infer<typeof putBackView>;

export const immutableTagsView = z.object({
  ...rule,
  /** Whether it can be enforced: not in a registry that is only read */
  enforceable: z.boolean(),
  /** The latest pushes that had to be undone, newest first */
  putBack: z.array(putBackView),
});
export type ImmutableTagsView = z.infer<typeof immutableTagsView>;

export const immutableTagsPreview = z.object({
  /** Existing tags that would be immutable */
  covered: z.number().int(),
  /** All existing tags */
  total: z.number().int(),
  /** The first of each by name, with whether they would be */
  tags: z.array(z.object({ name: z.string(), immutable: z.boolean() })),
});
export type ImmutableTagsPreview = z.infer<typeof immutableTagsPreview>;
