import { compareTags } from '@/lib/tags/compare-tags';
import { bySimplicity, extraOf, type ReadGroup, readGroups, type TagGroup } from '@/lib/tags/tag-groups';
import type { TagMeaning } from '@/lib/tags/tag-meaning';
import type { VariantWord } from '@/lib/tags/tag-vocabulary';

export type RecommendInput = {
  /** As people write it: `redis`, `grafana/grafana`. */
  readonly repository: string;
  /** The lines of "Supported tags", and one more for each line of shared tags with the platforms of all its members. */
  readonly groups: readonly TagGroup[];
  readonly now: Date;
  /** In the category languages-and-frameworks: only these get a two-stage recommendation. */
  readonly isLanguageStack: boolean;
};

/** Recommended only because the repository has nothing better. */
type Blemishes = { readonly isEndOfLife: boolean; readonly isPrerelease: boolean };
export type SmallestReason = 'scratch' | 'distroless' | 'alpine' | 'slim' | 'minimal';
export type Recommendation =
  | ({ readonly kind: 'default'; readonly tag: string; readonly reason: 'latest' | 'newest' } & Blemishes)
  | ({
      readonly kind: 'smallest';
      readonly tag: string;
      readonly reason: SmallestReason;
      readonly caution: 'musl' | null;
    } & Blemishes)
  | ({ readonly kind: 'pinned'; readonly tag: string; readonly reason: 'version' | 'date' } & Blemishes)
  | {
      readonly kind: 'two-stage';
      readonly buildTag: string;
      readonly runTag: string;
      readonly reason: 'slim' | 'jre' | 'alpine';
      readonly caution: 'musl' | null;
    };

// From the smallest: nothing but the program, no shell, musl and BusyBox, a cut Debian, a cut Enterprise Linux.
const SMALL: readonly SmallestReason[] = ['scratch', 'distroless', 'alpine', 'slim', 'minimal'];

/** Their slim and Alpine images hold the compiler or build tool too: what they build ships on another repository. */
const BUILDS_FOR_OTHERS: readonly string[] = [
  'golang',
  'rust',
  'gcc',
  'haskell',
  'gradle',
  'maven',
  'composer',
  'groovy',
  'haxe',
];

const blemishes = ({ isEndOfLife, isPrerelease }: ReadGroup): Blemishes => ({ isEndOfLife, isPrerelease });
const simplest = (meanings: readonly TagMeaning[]): TagMeaning | undefined => [...meanings].sort(bySimplicity)[0];

/** The group to begin with: the one that holds `latest`, unless it is unfit and another is not; else the newest. */
function defaultGroup(
  groups: readonly ReadGroup[],
): { group: ReadGroup; tag: string; reason: 'latest' | 'newest' } | undefined {
  // A release candidate is the least unfit of the pre-releases.
  const isEarly = ({ meanings }: ReadGroup): boolean =>
    meanings.some(({ parts }) => parts.some((part) => part.kind === 'prerelease' && part.stage !== 'rc'));
  const faults = (group: ReadGroup): number =>
    Number(group.isPrerelease) * 4 +
    Number(isEarly(group)) * 4 +
    Number(group.isEndOfLife) * 2 +
    Number(group.isWindows);
  const latest = groups.find((group) => group.meanings.some(({ tag }) => tag === 'latest'));
  if (latest && !latest.isEndOfLife) return { group: latest, tag: 'latest', reason: 'latest' };
  const candidates = groups.flatMap((group) => {
    const meaning = simplest(group.meanings);
    return meaning ? [{ group, meaning }] : [];
  });
  const [best] = candidates.sort(
    (a, b) =>
      faults(a.group) - faults(b.group) ||
      a.meaning.parts.length - b.meaning.parts.length ||
      compareTags(a.meaning.tag, b.meaning.tag),
  );
  if (!best) return undefined;
  if (latest && faults(best.group) >= faults(latest)) return { group: latest, tag: 'latest', reason: 'latest' };
  return { group: best.group, tag: best.meaning.tag, reason: 'newest' };
}

/** Groups of the version that `like` has, that are fit to be recommended. */
const sameVersion = (groups: readonly ReadGroup[], like: ReadGroup): ReadGroup[] =>
  groups.filter(
    (group) =>
      group !== like &&
      group.isPrerelease === like.isPrerelease &&
      !group.isEndOfLife &&
      !group.isWindows &&
      [...group.versions].some((version) => like.versions.has(version)),
  );

/** The simplest tag of a group that adds nothing beyond `allowed`: `alpine`, and not `fpm-alpine` beside an Apache default. */
const plainTag = (group: ReadGroup, allowed: ReadonlySet<string>): TagMeaning | undefined =>
  simplest(
    group.meanings.filter(({ parts }) => parts.every((part) => allowed.has(extraOf(part) ?? '') || !extraOf(part))),
  );

const smallness = ({ variants }: ReadGroup): number => {
  const rank = SMALL.findIndex((variant) => variants.has(variant satisfies VariantWord));
  // nginx cuts its Alpine image once more: alpine-slim.
  return rank - (variants.has('alpine') && variants.has('slim') ? 0.5 : 0);
};

function smallest(groups: readonly ReadGroup[], start: ReadGroup): Recommendation[] {
  const isSmall = (group: ReadGroup): boolean => SMALL.some((variant) => group.variants.has(variant));
  const candidates = sameVersion(groups, start)
    .filter((group) => isSmall(group) && !(isSmall(start) && smallness(start) <= smallness(group)))
    .flatMap((group) => {
      const meaning = plainTag(group, start.extras);
      return meaning ? [{ group, meaning }] : [];
    })
    .sort((a, b) => smallness(a.group) - smallness(b.group) || bySimplicity(a.meaning, b.meaning));
  const [best] = candidates;
  const reason = best && SMALL.find((variant) => best.group.variants.has(variant));
  if (!best || !reason) return [];
  const caution = reason === 'alpine' ? 'musl' : null;
  return [{ kind: 'smallest', tag: best.meaning.tag, reason, caution, ...blemishes(best.group) }];
}

/** A dated tag before a full version, of either the simplest. */
function pinned(start: ReadGroup): Recommendation[] {
  const dated = simplest(start.meanings.filter(({ moves }) => moves === 'dated-snapshot'));
  const exact = simplest(start.meanings.filter(({ moves }) => moves === 'rebuild-only'));
  const best = dated ?? exact;
  if (!best) return [];
  return [{ kind: 'pinned', tag: best.tag, reason: dated ? 'date' : 'version', ...blemishes(start) }];
}

const isJre = (extra: string): boolean => /^jre\d*$/.test(extra);
const isJdk = (extra: string): boolean => /^(?:jdk\d*|sdk)$/.test(extra);

/** Build with everything, run with less: on slim, else on the JRE, and on Alpine only where there is neither. */
function twoStage(groups: readonly ReadGroup[], start: ReadGroup, tag: string): Recommendation[] {
  const others = sameVersion(groups, start);
  const javaVersion = (wanted: (extra: string) => boolean, group: ReadGroup) => [...group.extras].filter(wanted);
  const find = (fits: (group: ReadGroup) => boolean, more: readonly string[] = []) =>
    simplest(others.filter(fits).flatMap((group) => plainTag(group, new Set([...start.extras, ...more])) ?? []));
  const isPlain = ({ variants }: ReadGroup) => variants.size === 0;

  if ([...start.extras].some(isJre)) {
    const jdk = find(
      (group) => isPlain(group) && javaVersion(isJdk, group).length > 0,
      others.flatMap((one) => javaVersion(isJdk, one)),
    );
    return jdk ? [{ kind: 'two-stage', buildTag: jdk.tag, runTag: tag, reason: 'jre', caution: null }] : [];
  }
  const slim = find(({ variants }) => variants.has('slim') && !variants.has('alpine'));
  if (slim) return [{ kind: 'two-stage', buildTag: tag, runTag: slim.tag, reason: 'slim', caution: null }];
  const jre = find(
    (group) => isPlain(group) && javaVersion(isJre, group).length > 0,
    others.flatMap((one) => javaVersion(isJre, one)),
  );
  if (jre) return [{ kind: 'two-stage', buildTag: tag, runTag: jre.tag, reason: 'jre', caution: null }];
  const alpine = start.variants.has('alpine') ? undefined : find(({ variants }) => variants.has('alpine'));
  return alpine ? [{ kind: 'two-stage', buildTag: tag, runTag: alpine.tag, reason: 'alpine', caution: 'musl' }] : [];
}

/**
 * Which tags to take, from the repository's own: at most one of each kind, in the order default, smallest, pinned,
 * two-stage. The same input always gives the same answer. Pre-releases and ended bases only where there is nothing else.
 */
export function recommendTags({ repository, groups, now, isLanguageStack }: RecommendInput): Recommendation[] {
  const read = readGroups(groups, repository, now);
  const start = defaultGroup(read);
  if (!start) return [];
  const { group, tag, reason } = start;
  const hasStages = isLanguageStack && !BUILDS_FOR_OTHERS.includes(repository.replace(/^library\//, ''));
  return [
    { kind: 'default', tag, reason, ...blemishes(group) },
    ...smallest(read, group),
    ...pinned(group),
    ...(hasStages ? twoStage(read, group, tag) : []),
  ];
}
