import type { Distribution } from '@/lib/tags/distributions';
import { distributionStatus, isNamedByRelease } from '@/lib/tags/find-distribution';
import { readTagWords, type TagWord } from '@/lib/tags/read-tag-words';
import type {
  DistributionPart,
  TagMeaning,
  TagMoves,
  TagPart,
  VersionDetail,
  VersionPart,
} from '@/lib/tags/tag-meaning';
import { buildDetail, type KnownVersions, knownVersions, versionDetail } from '@/lib/tags/tag-versions';

export type TagContext = {
  /** All tags of the repository: how far a version moves shows in them. Pass the same array for all its tags. */
  readonly siblings: readonly string[];
  /** As people write it: `redis`, `grafana/grafana`. */
  readonly repository: string;
  readonly now: Date;
};

/** Whose versions stand in the tags of repositories that count two: one alone, or both in order. */
const COUNTED: Readonly<Record<string, { readonly alone: string; readonly both: readonly [string, string] }>> = {
  pypy: { alone: 'Python', both: ['Python', 'PyPy'] },
  'azul-zulu': { alone: 'Java', both: ['Azul Zulu', 'Java'] },
};

function versionOf(order: number, count: number, repository: string): VersionPart['of'] {
  const counted = Object.hasOwn(COUNTED, repository) ? COUNTED[repository] : undefined;
  if (counted) return { name: (count > 1 ? counted.both[order] : undefined) ?? counted.alone };
  return order === 0 ? 'software' : 'packaging';
}

// Bonita's 2026.2-u0: an update number, which is no version anywhere else.
const isUpdateNumber = (word: TagWord, before: TagWord | undefined): boolean =>
  word.meaning.kind === 'unknown' && before?.meaning.kind === 'version' && /^u\d+$/.test(word.text);

/** A release's own number, as in ubuntu:24.04: it is as exact as it gets, and still takes every update of the release. */
function releaseDetail(detail: VersionDetail, distribution: Distribution | null): VersionDetail {
  const isWholeRelease = distribution?.version === detail.value && detail.moves === 'rebuild-only';
  return isWholeRelease ? { ...detail, moves: 'next-patch' } : detail;
}

function toParts(words: readonly TagWord[], context: TagContext, versions: KnownVersions): TagPart[] {
  const repository = context.repository.replace(/^library\//, '');
  const versionCount = words.filter(({ meaning }) => meaning.kind === 'version').length;
  let versionsSeen = 0;
  return words.map((word, index): TagPart => {
    const { lead, text, meaning } = word;
    if (isUpdateNumber(word, words[index - 1]))
      return { lead, text, kind: 'version', of: 'packaging', ...buildDetail(text, versions) };
    switch (meaning.kind) {
      case 'version': {
        const of = versionOf(versionsSeen++, versionCount, repository);
        const detail = of === 'packaging' ? buildDetail(text, versions) : versionDetail(words, index, versions);
        return { lead, text, kind: 'version', of, ...detail };
      }
      case 'date':
        return { lead, text, kind: 'version', of: 'software', value: text, precision: 'date', moves: 'rebuild-only' };
      case 'distribution': {
        const { family, distribution, isOwnVersion } = meaning;
        const status = distributionStatus(distribution, context.now);
        const part = { lead, text, kind: 'distribution', family, distribution, status } as const;
        if (!isOwnVersion) return part;
        const detail = versionDetail(words, index, versions);
        const isDated = words[index + 1]?.meaning.kind === 'date';
        return { ...part, version: isDated ? detail : releaseDetail(detail, distribution) };
      }
      default:
        return { lead, text, ...meaning };
    }
  });
}

const countedVersion = (part: TagPart): VersionDetail | undefined =>
  part.kind === 'version' ? part : part.kind === 'distribution' ? part.version : undefined;

const FREEDOM: readonly TagMoves[] = ['rebuild-only', 'moves-within-minor', 'moves-within-major', 'moves-freely'];

function freedomOf(part: TagPart): TagMoves | undefined {
  const version = countedVersion(part);
  if (version?.moves === 'rebuild-only') return 'rebuild-only';
  if (version) return version.moves === 'next-patch' ? 'moves-within-minor' : 'moves-within-major';
  if (part.kind === 'code-name') return part.span === 'major' ? 'moves-within-major' : 'moves-within-minor';
  // Clojure's tags count its tools, in full.
  if (part.kind === 'component' && part.component.isMain && part.version) return 'rebuild-only';
  return undefined;
}

/** The freest of the versions that count; without any, the tag follows whatever its publisher releases next. */
function movesOf(parts: readonly TagPart[], namesRelease: boolean): TagMoves {
  if (parts.some((part) => countedVersion(part)?.precision === 'date')) return 'dated-snapshot';
  const ranks = parts.flatMap((part) => freedomOf(part) ?? []).map((moves) => FREEDOM.indexOf(moves));
  if (ranks.length > 0) return FREEDOM[Math.max(...ranks)] ?? 'moves-freely';
  const release = parts.find((part) => part.kind === 'distribution')?.distribution;
  if (!namesRelease || !release || release.stage) return 'moves-freely';
  return release.version.includes('.') ? 'moves-within-minor' : 'moves-within-major';
}

function endOfLifeOf(parts: readonly TagPart[]): TagMeaning['endOfLife'] {
  const base = parts.find(
    (part): part is DistributionPart => part.kind === 'distribution' && part.distribution !== null,
  );
  if (!base?.distribution) return undefined;
  const { distribution, status } = base;
  const date = status === 'supported' ? distribution.endOfLife : (distribution.endOfLifeLts ?? distribution.endOfLife);
  return { distribution, status, date };
}

/**
 * What a tag says, word by word, as data: `lib/language/…/tag-words` has the sentences. Never fails: a word that
 * is in no vocabulary becomes an `unknown` part.
 */
export function explainTag(tag: string, context: TagContext): TagMeaning {
  const { siblings, repository } = context;
  const parts = toParts(readTagWords(tag, repository), context, knownVersions(siblings, repository));
  const endOfLife = endOfLifeOf(parts);
  return {
    tag,
    parts,
    moves: movesOf(parts, isNamedByRelease(repository)),
    ...(endOfLife ? { endOfLife } : {}),
  };
}
