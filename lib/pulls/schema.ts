import { z } from 'zod';

export const PULL_STEPS = ['day', 'week'] as const;
export type PullStep = (typeof PULL_STEPS)[number];
export const PULL_BREAKDOWNS = ['none', 'tag', 'platform', 'client'] as const;
export type PullBreakdown = (typeof PULL_BREAKDOWNS)[number];

/** Figures that fewer people than this have made are shown to the repository's own people only. */
export const FEWEST_PULLERS = 5;
/** The longest range that may be asked for, by step, in days. */
export const LONGEST_RANGE: Readonly<Record<PullStep, number>> = { day: 400, week: 1830 };

const BY = [...PULL_STEPS, ...PULL_BREAKDOWNS] as const;
const isStep = (word: string): word is PullStep => PULL_STEPS.some((step) => step === word);
const isBreakdown = (word: string): word is PullBreakdown => PULL_BREAKDOWNS.some((one) => one === word);

/** Within what both a database and a calendar have no trouble with. */
const day = z.iso.date().refine((text) => text >= '2000-01-01' && text <= '2999-12-31');

export const pullsQuery = z.object({
  /** Whole days in UTC, both included; without them the last 30 days. By week, the weeks that they lie in. */
  from: day.optional(),
  to: day.optional(),
  /** One of day and week, and one of tag, platform, client and none: `by=week&by=tag` */
  by: z
    .array(z.enum(BY))
    .refine((words) => words.filter(isStep).length <= 1 && words.filter(isBreakdown).length <= 1)
    .optional(),
  /** As `Accept: text/csv` */
  format: z.enum(['json', 'csv']).optional(),
});
export type PullsQuery = z.output<typeof pullsQuery>;

export const stepOf = ({ by = [] }: PullsQuery): PullStep => by.find(isStep) ?? 'day';
export const breakdownOf = ({ by = [] }: PullsQuery): PullBreakdown => by.find(isBreakdown) ?? 'none';

const figure = z.object({
  /** Null: nothing of it may be shown */
  count: z.int().nullable(),
  /** There is more, of fewer than five people: then `count` is the least that it is */
  withheld: z.boolean(),
});
export type Figure = z.output<typeof figure>;

const figures = z.object({ pulls: figure, versionChecks: figure });
export type Figures = z.output<typeof figures>;

const row = figures.extend({
  /** `unnamed`: pulled by digest, or several platforms or one that is not known. `others`: all that have no row */
  kind: z.enum(['named', 'unnamed', 'others']),
  /** The tag, platform or client of `named` */
  value: z.string().nullable(),
  /** In the order of the view's `periods` */
  periods: z.array(figures),
});
export type PullRow = z.output<typeof row>;

export const pullsView = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  step: z.enum(PULL_STEPS),
  breakdown: z.enum(PULL_BREAKDOWNS),
  /** Whether figures of few people are withheld, and those of today */
  suppressed: z.boolean(),
  /** Whether anything was ever counted */
  counted: z.boolean(),
  totals: figures,
  periods: z.array(figures.extend({ from: z.iso.date(), to: z.iso.date() })),
  /** Most pulls first; empty without a breakdown */
  rows: z.array(row),
});
export type PullsView = z.output<typeof pullsView>;
