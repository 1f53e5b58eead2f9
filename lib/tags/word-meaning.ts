import type { Distribution, DistributionFamily } from '@/lib/tags/distributions';
import { familyOfWord, findDistribution, findRelease, ownFamily } from '@/lib/tags/find-distribution';
import {
  CHANNELS,
  type ChannelWord,
  CODE_NAMES,
  COMPONENTS,
  type Component,
  FLAVOURS,
  type FlavourWord,
  PLATFORMS,
  type PlatformWord,
  PRERELEASES,
  type PrereleaseStage,
  VARIANTS,
  type VariantWord,
} from '@/lib/tags/tag-vocabulary';

/** What a word of a tag says by itself, before the repository's other tags are looked at. */
export type WordMeaning =
  | { readonly kind: 'latest' }
  | { readonly kind: 'version' }
  | { readonly kind: 'date' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'distribution';
      readonly family: DistributionFamily;
      readonly distribution: Distribution | null;
      /** The repository is this distribution, and the word is its version. */
      readonly isOwnVersion: boolean;
    }
  | { readonly kind: 'channel'; readonly word: ChannelWord }
  | { readonly kind: 'prerelease'; readonly stage: PrereleaseStage; readonly number: string | null }
  | { readonly kind: 'variant'; readonly word: VariantWord }
  | { readonly kind: 'flavour'; readonly word: FlavourWord; readonly version: string | null }
  | { readonly kind: 'component'; readonly component: Component; readonly version: string | null }
  | { readonly kind: 'platform'; readonly word: PlatformWord }
  | { readonly kind: 'code-name'; readonly line: string | null; readonly span: 'major' | 'minor' };

// 8u502-b07 is Java's own scheme before Java 9.
const VERSION = /^(?:v?\d+(?:\.\d+)*|\d+u\d+(?:-b\d+)?)$/;
// 20260805, 20260816.0.574111, 2026-08-05
const DATE = /^20\d\d(-?)[01]\d\1[0-3]\d(?:\.\d+)*$/;
const NUMBERED = /^([a-z]+(?:-[a-z]+)*)[-.]?(\d+(?:\.\d+)*)$/;
const DART_PRERELEASE = /^(\d+\.\d+)\.(dev|beta)$/;
const NUMBERED_FLAVOURS: readonly FlavourWord[] = ['jdk', 'jre', 'and'];

const oneOf = <T extends string>(words: readonly T[], word: string): T | undefined => words.find((one) => one === word);
const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

// NeuroDebian writes Debian's number without its point, as nd130.
function neuroDebian(word: string): Distribution | undefined {
  if (word === 'nd') return findDistribution('sid');
  const [, number = ''] = /^nd([\d.]+)$/.exec(word) ?? [];
  if (number.includes('.')) return findRelease('Ubuntu', number);
  return number ? findRelease('Debian', number.slice(0, -1)) : undefined;
}

/** What only these repositories mean by a word. */
const ODD_BASES: Readonly<Record<string, (word: string) => Distribution | undefined>> = {
  neurodebian: neuroDebian,
  'buildpack-deps': (word) => findRelease('Ubuntu', word),
};

function baseMeaning(word: string, repository: string): WordMeaning | undefined {
  const family = ownFamily(repository);
  const release = family && findRelease(family, word);
  if (family && (release || VERSION.test(word)))
    return { kind: 'distribution', family, distribution: release ?? null, isOwnVersion: VERSION.test(word) };
  const distribution = own(ODD_BASES, repository)?.(word) ?? findDistribution(word);
  return distribution && { kind: 'distribution', family: distribution.family, distribution, isOwnVersion: false };
}

function listedMeaning(word: string): WordMeaning | undefined {
  const variant = oneOf(VARIANTS, word);
  if (variant) return { kind: 'variant', word: variant };
  const flavour = oneOf(FLAVOURS, word);
  if (flavour) return { kind: 'flavour', word: flavour, version: null };
  const channel = oneOf(CHANNELS, word);
  if (channel) return { kind: 'channel', word: channel };
  const platform = oneOf(PLATFORMS, word);
  if (platform) return { kind: 'platform', word: platform };
  const component = own(COMPONENTS, word);
  if (component) return { kind: 'component', component, version: null };
  const stage = word === 'm' ? undefined : own(PRERELEASES, word);
  if (stage) return { kind: 'prerelease', stage, number: null };
  const family = familyOfWord(word);
  return family && { kind: 'distribution', family, distribution: null, isOwnVersion: false };
}

function numberedMeaning(word: string): WordMeaning | undefined {
  const [, dartNumber, dartStage] = DART_PRERELEASE.exec(word) ?? [];
  if (dartNumber) return { kind: 'prerelease', stage: dartStage === 'beta' ? 'beta' : 'dev', number: dartNumber };
  const [, name = '', version = ''] = NUMBERED.exec(word) ?? [];
  const flavour = oneOf(NUMBERED_FLAVOURS, name);
  if (flavour) return { kind: 'flavour', word: flavour, version };
  const component = own(COMPONENTS, name);
  if (component) return { kind: 'component', component, version };
  const stage = DATE.test(version) ? undefined : own(PRERELEASES, name);
  return stage && { kind: 'prerelease', stage, number: version };
}

/**
 * What one word, or a phrase of words joined by `-`, says in a repository (`node`, `grafana/grafana`);
 * undefined where it is in no vocabulary. Upper and lower case are the same.
 */
export function wordMeaning(text: string, repository: string): WordMeaning | undefined {
  const word = text.toLowerCase();
  if (word === 'latest') return { kind: 'latest' };
  if (DATE.test(word)) return { kind: 'date' };
  const codeNames = own(CODE_NAMES, repository);
  const line = own(codeNames?.lines ?? {}, word);
  if (codeNames && line !== undefined) return { kind: 'code-name', line, span: codeNames.span };
  const known = baseMeaning(word, repository) ?? listedMeaning(word) ?? numberedMeaning(word);
  return known ?? (VERSION.test(word) ? { kind: 'version' } : undefined);
}
