import { readTagWords, type TagWord } from '@/lib/tags/read-tag-words';
import type { Precision, VersionDetail, VersionMoves } from '@/lib/tags/tag-meaning';
import type { PrereleaseStage } from '@/lib/tags/tag-vocabulary';

const DATED = /(?:^|\.)20\d\d[01]\d[0-3]\d(?:\.|$)/;
const BY_LENGTH: readonly Precision[] = ['major', 'minor', 'patch'];

/** The versions that a repository's tags spell out: what is more exact than what. */
export type KnownVersions = {
  /** Starts of longer versions: 8 and 8.10 where a tag has 8.10.1. */
  readonly extended: ReadonlySet<string>;
  /** Versions that some tag follows with a build number or a date: 9.0.3 where a tag has 9.0.3-4; and with a
   * numbered pre-release, as `3.5 dev` where a tag has 3.5-dev5. */
  readonly numbered: ReadonlySet<string>;
};

const isNumber = ({ meaning, text }: TagWord): boolean =>
  meaning.kind === 'version' || meaning.kind === 'date' || /^u\d+$/.test(text);

function collect(siblings: readonly string[], repository: string): KnownVersions {
  const extended = new Set<string>();
  const numbered = new Set<string>();
  for (const tag of siblings) {
    const words = readTagWords(tag, repository);
    for (const [index, { text }] of words.entries()) {
      const points = [...text.matchAll(/[.u]|-b/g)].map((match) => match.index);
      if (/^v?\d/.test(text)) for (const point of points) extended.add(text.slice(0, point));
      const next = words[index + 1];
      if (!next) continue;
      if (isNumber(next)) numbered.add(text);
      if (next.meaning.kind === 'prerelease' && next.meaning.number) numbered.add(`${text} ${next.meaning.stage}`);
    }
  }
  return { extended, numbered };
}

const known = new WeakMap<readonly string[], Map<string, KnownVersions>>();

/** Read once for each list of siblings: a page explains hundreds of tags of the same list. */
export function knownVersions(siblings: readonly string[], repository: string): KnownVersions {
  const perRepository = known.get(siblings) ?? new Map<string, KnownVersions>();
  known.set(siblings, perRepository);
  const found = perRepository.get(repository) ?? collect(siblings, repository);
  perRepository.set(repository, found);
  return found;
}

function precisionOf(text: string): Precision {
  if (DATED.test(text)) return 'date';
  if (text.includes('u')) return 'patch';
  return BY_LENGTH[text.split('.').length - 1] ?? 'build';
}

// Builds of a branch: a new one may take the tag on any day.
const BRANCH_STAGES: readonly PrereleaseStage[] = ['dev', 'nightly', 'edge', 'canary', 'tip'];

/**
 * How exact the version at `index` is, and the step it takes by itself. It moves where a sibling is more exact; the
 * most exact one changes only on a rebuild. A number alone, with nothing more exact beside it, still stands for a
 * whole line; a numbered pre-release (19beta3) never does.
 */
export function versionDetail(words: readonly TagWord[], index: number, versions: KnownVersions): VersionDetail {
  const text = words[index]?.text ?? '';
  const value = text.replace(/^v(?=\d)/, '');
  const precision = precisionOf(text);
  if (precision === 'date') return { value, precision, moves: 'rebuild-only' };
  const after = words.slice(index + 1);
  const next = after[0]?.meaning;
  if (next?.kind === 'prerelease') {
    if (next.number) return { value, precision, moves: 'rebuild-only' };
    if (BRANCH_STAGES.includes(next.stage) || versions.numbered.has(`${text} ${next.stage}`))
      return { value, precision, moves: 'next-patch' };
  }
  const isNumbered = versions.numbered.has(text) && !after.some(isNumber);
  const isMoving = precision === 'major' || isNumbered || versions.extended.has(text);
  const step: VersionMoves = precision === 'major' ? 'next-minor' : 'next-patch';
  return { value, precision, moves: isMoving ? step : 'rebuild-only' };
}

/** The same for the number that a publisher gives to its own builds: `4` in varnish's 9.0.3-4. */
export const buildDetail = (text: string, versions: KnownVersions): VersionDetail => ({
  value: text,
  precision: 'build',
  moves: versions.extended.has(text) ? 'next-patch' : 'rebuild-only',
});
