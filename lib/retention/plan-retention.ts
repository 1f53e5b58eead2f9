import { matchingAmong } from '@/lib/repositories/immutable-tags';
import type { KeptBy, RetentionRules } from '@/lib/retention/schema';

export type RetainedTag = {
  name: string;
  digest: string;
  pushedAt: Date;
  lastPulledAt: Date | null;
  held: 'immutable' | 'definition' | null;
};
export type UntaggedImage = {
  digest: string;
  /** Since when nothing names it */
  since: Date;
};
export type RetentionPlan<T, U> = { tags: (T & { keptBy: KeptBy[] })[]; untagged: (U & { goes: boolean })[] };

const DAY_MS = 86_400_000;
const newestFirst = (a: RetainedTag, b: RetainedTag): number =>
  b.pushedAt.getTime() - a.pushedAt.getTime() || (a.name < b.name ? -1 : 1);

type TagRule = { by: KeptBy; keeps: (tag: RetainedTag) => boolean };

/** Those that a pattern matches, or the newest of them. */
async function patternRule(
  { pattern, newest: most }: RetentionRules['keepPatterns'][number],
  newest: readonly RetainedTag[],
): Promise<TagRule> {
  const matching = await matchingAmong(
    pattern,
    newest.map(({ name }) => name),
  );
  const kept = new Set([...matching].slice(0, most ?? matching.size));
  return { by: { rule: 'pattern', pattern }, keeps: ({ name }) => kept.has(name) };
}

/** The rules that are about tags, each as a question. `newest` are all tags, the newest first. */
async function tagRules(rules: RetentionRules, newest: readonly RetainedTag[], now: Date): Promise<TagRule[]> {
  const isWithin = (date: Date | null, days: number) => date !== null && now.getTime() - date.getTime() < days * DAY_MS;
  const named: TagRule[] = [];
  for (const rule of rules.keepPatterns) named.push(await patternRule(rule, newest));
  const { keepNewest, keepPushedDays, keepPulledDays } = rules;
  if (keepNewest !== null) {
    const kept = new Set(newest.slice(0, keepNewest).map(({ name }) => name));
    named.push({ by: { rule: 'newest', pattern: null }, keeps: ({ name }) => kept.has(name) });
  }
  if (keepPushedDays !== null)
    named.push({ by: { rule: 'pushed', pattern: null }, keeps: (tag) => isWithin(tag.pushedAt, keepPushedDays) });
  if (keepPulledDays !== null)
    named.push({ by: { rule: 'pulled', pattern: null }, keeps: (tag) => isWithin(tag.lastPulledAt, keepPulledDays) });
  return named;
}

/**
 * What retention rules come to. A tag goes when nothing keeps it; immutable tags, those of a library definition and the
 * one that was pushed last always stay, and all of them when no rule is about tags. Patterns that are slow take turns
 * with whatever else the process has to do.
 */
export async function planRetention<T extends RetainedTag, U extends UntaggedImage>(
  { tags, untagged }: { tags: readonly T[]; untagged: readonly U[] },
  rules: RetentionRules,
  now: Date,
): Promise<RetentionPlan<T, U>> {
  const newest = [...tags].sort(newestFirst);
  const named = await tagRules(rules, newest, now);
  const keptBy = (tag: T): KeptBy[] => {
    const by = named.filter(({ keeps }) => keeps(tag)).map((rule) => rule.by);
    if (tag.held) by.push({ rule: tag.held, pattern: null });
    if (named.length === 0) by.push({ rule: 'no-rule', pattern: null });
    if (by.length === 0 && tag.name === newest[0]?.name) by.push({ rule: 'last', pattern: null });
    return by;
  };
  const days = rules.deleteUntaggedDays;
  const isOld = ({ since }: U) => days !== null && now.getTime() - since.getTime() >= days * DAY_MS;
  return {
    tags: newest.map((tag) => ({ ...tag, keptBy: keptBy(tag) })),
    untagged: untagged.map((image) => ({ ...image, goes: isOld(image) })),
  };
}
