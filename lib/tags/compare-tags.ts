// From the least to the most finished; a release stands above all of them.
const STAGES: readonly string[] = [
  'nightly',
  'canary',
  'tip',
  'edge',
  'dev',
  'ea',
  'preview',
  'alpha',
  'm',
  'beta',
  'rc',
];
const RELEASED = STAGES.length;

const VERSION = /^v?(\d+(?:[.u]\d+)*)/i;
const STAGE = /(?:^|[-_.])(nightly|canary|tip|edge|dev|ea|preview|alpha|m(?=\d)|beta|rc)(?=$|[-_.\d])/i;
// A number this great is the day of a snapshot (20260805), which is in no order with versions.
const FIRST_DAY = 20_000_101;

export type TagKey = {
  readonly tag: string;
  readonly numbers: readonly number[];
  readonly stage: number;
  readonly rest: string;
};

/** What the order of lists looks at, read from a tag once. */
export function tagKey(tag: string): TagKey {
  const [head = '', version = ''] = VERSION.exec(tag) ?? [];
  const numbers = version === '' ? [] : version.split(/[.u]/i).map(Number);
  if (numbers.length === 0 || (numbers[0] ?? 0) >= FIRST_DAY)
    return { tag, numbers: [], stage: RELEASED, rest: tag.toLowerCase() };
  // Python writes 3.15.0a2 and 3.15.0b1.
  const rest = tag
    .slice(head.length)
    .toLowerCase()
    .replace(/^a(?=\d)/, 'alpha')
    .replace(/^b(?=\d)/, 'beta');
  const stage = STAGES.indexOf(STAGE.exec(rest)?.[1] ?? '');
  return { tag, numbers, stage: stage < 0 ? RELEASED : stage, rest };
}

/** 8 stands for the newest 8.x, so it comes before 8.10, and that before 8.10.1; all three before 8.8. */
function compareNumbers(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const one = a[index] ?? Number.POSITIVE_INFINITY;
    const other = b[index] ?? Number.POSITIVE_INFINITY;
    if (one !== other) return one > other ? -1 : 1;
  }
  return 0;
}

/** Words by the alphabet, the shorter first; numbers inside them by value, the greater first: alpine3.10 before alpine3.9. */
function compareWords(a: string, b: string): number {
  const ours = a.match(/\d+|\D+/g) ?? [];
  const theirs = b.match(/\d+|\D+/g) ?? [];
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const one = ours[index];
    const other = theirs[index];
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    if (one === other) continue;
    const areNumbers = /^\d/.test(one) && /^\d/.test(other);
    if (!areNumbers) return one < other ? -1 : 1;
    if (Number(one) !== Number(other)) return Number(one) > Number(other) ? -1 : 1;
  }
  return 0;
}

/** The same order over keys, for lists so long that each tag should be read once only. */
export function compareTagKeys(a: TagKey, b: TagKey): number {
  if (a.tag === b.tag) return 0;
  if (a.tag === 'latest' || b.tag === 'latest') return a.tag === 'latest' ? -1 : 1;
  return (
    Number(a.stage < RELEASED) - Number(b.stage < RELEASED) ||
    compareNumbers(a.numbers, b.numbers) ||
    b.stage - a.stage ||
    compareWords(a.rest, b.rest) ||
    (a.tag < b.tag ? -1 : 1)
  );
}

/**
 * The order of a list of tags: `latest`, then versions, the newest first (the plain image before its variants), then
 * names without a version; pre-releases last, in the order of their versions and the most finished first. A total
 * order, for `sort`.
 */
export const compareTags = (a: string, b: string): number => compareTagKeys(tagKey(a), tagKey(b));
