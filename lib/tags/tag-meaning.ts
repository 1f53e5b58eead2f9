import type { Distribution, DistributionFamily } from '@/lib/tags/distributions';
import type { DistributionStatus } from '@/lib/tags/find-distribution';
import type {
  ChannelWord,
  Component,
  FlavourWord,
  PlatformWord,
  PrereleaseStage,
  VariantWord,
} from '@/lib/tags/tag-vocabulary';

export type Precision = 'major' | 'minor' | 'patch' | 'build' | 'date';

/** The step that a version in a tag takes without the tag being renamed. */
export type VersionMoves = 'next-major' | 'next-minor' | 'next-patch' | 'rebuild-only';

export type VersionDetail = { readonly value: string; readonly precision: Precision; readonly moves: VersionMoves };

/** How far a tag as a whole moves. */
export type TagMoves = 'moves-freely' | 'moves-within-major' | 'moves-within-minor' | 'rebuild-only' | 'dated-snapshot';

/** `lead` is the separator before the word, so that leads and texts joined are the tag again. */
type Word = { readonly lead: string; readonly text: string };

export type VersionPart = Word &
  VersionDetail & {
    readonly kind: 'version';
    /** Whose version: of the repository's software, of its packaging, or of the program named. */
    readonly of: 'software' | 'packaging' | { readonly name: string };
  };

export type DistributionPart = Word & {
  readonly kind: 'distribution';
  readonly family: DistributionFamily;
  /** null where only the family is named, or the release is not in our table. */
  readonly distribution: Distribution | null;
  readonly status: DistributionStatus;
  /** Where the repository is the distribution: its own version. */
  readonly version?: VersionDetail;
};

export type TagPart =
  | VersionPart
  | DistributionPart
  | (Word & { readonly kind: 'latest' })
  | (Word & { readonly kind: 'channel'; readonly word: ChannelWord })
  | (Word & { readonly kind: 'prerelease'; readonly stage: PrereleaseStage; readonly number: string | null })
  | (Word & { readonly kind: 'variant'; readonly word: VariantWord })
  | (Word & { readonly kind: 'flavour'; readonly word: FlavourWord; readonly version: string | null })
  | (Word & { readonly kind: 'component'; readonly component: Component; readonly version: string | null })
  | (Word & { readonly kind: 'platform'; readonly word: PlatformWord })
  /** The name of a release line of the repository's own software, as Node.js 24 “krypton”. */
  | (Word & { readonly kind: 'code-name'; readonly line: string | null; readonly span: 'major' | 'minor' })
  | (Word & { readonly kind: 'unknown' });

export type TagMeaning = {
  readonly tag: string;
  /** In reading order, covering the whole tag. */
  readonly parts: readonly TagPart[];
  readonly moves: TagMoves;
  /** The base named by the tag, where its release is known. */
  readonly endOfLife?: {
    readonly distribution: Distribution;
    readonly status: DistributionStatus;
    /** The day that matters now: of the regular updates, or after them of the long-term ones. */
    readonly date: string | null;
  };
};
