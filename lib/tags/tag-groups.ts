import { compareTags } from '@/lib/tags/compare-tags';
import { explainTag } from '@/lib/tags/explain-tag';
import { ownFamily } from '@/lib/tags/find-distribution';
import type { TagMeaning, TagPart } from '@/lib/tags/tag-meaning';
import type { VariantWord } from '@/lib/tags/tag-vocabulary';

/** Tags of one image (a line of "Supported tags", or a line of shared tags), and the platforms it is built for. */
export type TagGroup = { readonly tags: readonly string[]; readonly architectures: readonly string[] };

/** A group with what its tags say together: its tags name one image, so what one of them tells is true of all. */
export type ReadGroup = {
  readonly meanings: readonly TagMeaning[];
  readonly isPrerelease: boolean;
  readonly isEndOfLife: boolean;
  readonly isWindows: boolean;
  readonly variants: ReadonlySet<VariantWord>;
  /** The most exact versions that its tags spell out. */
  readonly versions: ReadonlySet<string>;
  /** Flavours and other software, as `jdk`, `jre21`, `PHP 8.3`. */
  readonly extras: ReadonlySet<string>;
};

/** What a part adds to the plain image; undefined for versions, bases and variants. */
export function extraOf(part: TagPart): string | undefined {
  if (part.kind === 'flavour') return `${part.word}${part.version ?? ''}`;
  if (part.kind === 'component') return `${part.component.name} ${part.version ?? ''}`.trim();
  return part.kind === 'unknown' || part.kind === 'platform' ? part.text : undefined;
}

/** Alpine named by its release (`alpine3.23`) is the variant `alpine` too. */
function variantOf(part: TagPart): VariantWord | undefined {
  if (part.kind === 'variant') return part.word;
  return part.kind === 'distribution' && part.family === 'Alpine Linux' ? 'alpine' : undefined;
}

/** The versions that change only on a rebuild; of a group that has none (`8` alone), all. */
function exactVersions(parts: readonly TagPart[]): ReadonlySet<string> {
  const versions = parts.flatMap((part) =>
    part.kind === 'version' ? part : part.kind === 'distribution' ? (part.version ?? []) : [],
  );
  const exact = versions.filter(({ moves }) => moves === 'rebuild-only');
  return new Set((exact.length > 0 ? exact : versions).map(({ value }) => value));
}

/** Reads all groups of a repository. Where it is a distribution, its rolling and unreleased bases are pre-releases. */
export function readGroups(groups: readonly TagGroup[], repository: string, now: Date): ReadGroup[] {
  const siblings = groups.flatMap(({ tags }) => tags);
  const isDistribution = ownFamily(repository) !== undefined;
  const isUnreleased = (part: TagPart): boolean =>
    part.kind === 'prerelease' ||
    (isDistribution && part.kind === 'distribution' && part.distribution?.stage !== undefined);
  return groups.map(({ tags, architectures }) => {
    const meanings = tags.map((tag) => explainTag(tag, { siblings, repository, now }));
    const parts = meanings.flatMap((meaning) => meaning.parts);
    return {
      meanings,
      isPrerelease: parts.some(isUnreleased),
      isEndOfLife: meanings.some(({ endOfLife }) => endOfLife?.status === 'ended'),
      isWindows: architectures.length > 0 && architectures.every((word) => word.startsWith('windows-')),
      variants: new Set(parts.flatMap((part) => variantOf(part) ?? [])),
      versions: exactVersions(parts),
      extras: new Set(parts.flatMap((part) => extraOf(part) ?? [])),
    };
  });
}

/** Fewest words first, then the shortest, then the order of lists: `alpine` before `alpine3.23` before `26-alpine`. */
export const bySimplicity = (a: TagMeaning, b: TagMeaning): number =>
  a.parts.length - b.parts.length || a.tag.length - b.tag.length || compareTags(a.tag, b.tag);
