import { compareTags } from '@/lib/tags/compare-tags';
import { type Caution, type SmallestReason, type Stages, smallestTag, stagesOf } from '@/lib/tags/smaller-tags';
import { bySimplicity, type ReadGroup, readGroups, type TagGroup } from '@/lib/tags/tag-groups';
import type { TagMeaning } from '@/lib/tags/tag-meaning';

export type RecommendInput = {
  /** As people write it: `redis`, `grafana/grafana`. */
  readonly repository: string;
  /** The lines of "Supported tags", and one more for each line of shared tags with the platforms of all its members. */
  readonly groups: readonly TagGroup[];
  readonly now: Date;
  /** In the category languages-and-frameworks: only these get a two-stage recommendation. */
  readonly isLanguageStack: boolean;
};

/** True of either only where the repository has nothing better. */
type Blemishes = { readonly isEndOfLife: boolean; readonly isPrerelease: boolean };
type Single<Kind extends string, Reason extends string> = Blemishes & {
  readonly kind: Kind;
  readonly tag: string;
  readonly reason: Reason;
};
export type Recommendation =
  | Single<'default', 'latest' | 'newest'>
  | (Single<'smallest', SmallestReason> & { readonly caution: Caution })
  | Single<'pinned', 'version' | 'date'>
  | ({ readonly kind: 'two-stage' } & Readonly<Stages>);

type Start = { readonly group: ReadGroup; readonly tag: string; readonly reason: 'latest' | 'newest' };

/** Their slim and Alpine images hold the compiler or build tool too: what they build ships on another repository. */
const BUILD_FOR_OTHERS: readonly string[] = [
  'composer',
  'gcc',
  'golang',
  'gradle',
  'groovy',
  'haskell',
  'haxe',
  'maven',
  'rust',
];

const blemishes = ({ isEndOfLife, isPrerelease }: ReadGroup): Blemishes => ({ isEndOfLife, isPrerelease });
const simplest = (meanings: readonly TagMeaning[]): TagMeaning | undefined => [...meanings].sort(bySimplicity)[0];

/** Worst is a pre-release (before its release candidate worse still), then an ended base, then Windows only. */
function faults({ isPrerelease, isEndOfLife, isWindows, meanings }: ReadGroup): number {
  const isEarly = meanings.some(({ parts }) => parts.some((part) => part.kind === 'prerelease' && part.stage !== 'rc'));
  return Number(isEarly) * 8 + Number(isPrerelease) * 4 + Number(isEndOfLife) * 2 + Number(isWindows);
}

/** The group that holds `latest`, unless its base has ended and another is fit; else the newest, told by its simplest tag. */
function startOf(groups: readonly ReadGroup[]): Start | undefined {
  const latest = groups.find(({ meanings }) => meanings.some(({ tag }) => tag === 'latest'));
  if (latest && !latest.isEndOfLife) return { group: latest, tag: 'latest', reason: 'latest' };
  const [best] = groups
    .flatMap((group) => {
      const meaning = simplest(group.meanings);
      return meaning ? [{ group, meaning }] : [];
    })
    .sort(
      (a, b) =>
        faults(a.group) - faults(b.group) ||
        a.meaning.parts.length - b.meaning.parts.length ||
        compareTags(a.meaning.tag, b.meaning.tag),
    );
  if (!best) return undefined;
  if (latest && faults(best.group) >= faults(latest)) return { group: latest, tag: 'latest', reason: 'latest' };
  return { group: best.group, tag: best.meaning.tag, reason: 'newest' };
}

/** A dated tag, which never moves, before a full version; of either the simplest. */
function pinnedTag({ meanings }: ReadGroup): { tag: string; reason: 'version' | 'date' } | undefined {
  const dated = simplest(meanings.filter(({ moves }) => moves === 'dated-snapshot'));
  if (dated) return { tag: dated.tag, reason: 'date' };
  const exact = simplest(meanings.filter(({ moves }) => moves === 'rebuild-only'));
  return exact && { tag: exact.tag, reason: 'version' };
}

/**
 * Which tags to take, from the repository's own: at most one of each kind, in the order default, smallest, pinned,
 * two-stage. The same input always gives the same answer. Pre-releases and ended bases only where there is nothing else.
 */
export function recommendTags({ repository, groups, now, isLanguageStack }: RecommendInput): Recommendation[] {
  const read = readGroups(groups, repository, now);
  const start = startOf(read);
  if (!start) return [];
  const { group, tag, reason } = start;
  const smallest = smallestTag(read, group);
  const pinned = pinnedTag(group);
  const hasStages = isLanguageStack && !BUILD_FOR_OTHERS.includes(repository.replace(/^library\//, ''));
  const stages = hasStages ? stagesOf(read, group, tag) : undefined;
  const recommendations: (Recommendation | undefined)[] = [
    { kind: 'default', tag, reason, ...blemishes(group) },
    smallest && {
      kind: 'smallest',
      tag: smallest.tag,
      reason: smallest.reason,
      caution: smallest.caution,
      ...blemishes(smallest.group),
    },
    pinned && { kind: 'pinned', ...pinned, ...blemishes(group) },
    stages && { kind: 'two-stage', ...stages },
  ];
  return recommendations.filter((one) => one !== undefined);
}
