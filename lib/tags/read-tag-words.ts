import type { Distribution, DistributionFamily } from '@/lib/tags/distributions';
import { familyOfWord, findDistribution, findRelease, ownFamily } from '@/lib/tags/find-distribution';
import {
  CHANNELS,
  CODE_NAMES,
  COMPONENTS,
  type ChannelWord,
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

/** A word of a tag with what it says by itself, before the repository's other tags are looked at. */
export type TagWord = { readonly lead: string; readonly text: string } & (
  | { readonly kind: 'version'; readonly of: 'software' | 'packaging' | { readonly name: string } }
  | { readonly kind: 'date' | 'latest' | 'unknown' }
  | {
      readonly kind: 'distribution';
      readonly family: DistributionFamily;
      readonly distribution: Distribution | null;
      /** Its release number is what the repository's tags count. */
      readonly own: boolean;
    }
  | { readonly kind: 'channel'; readonly word: ChannelWord }
  | { readonly kind: 'prerelease'; readonly stage: PrereleaseStage; readonly number: string | null }
  | { readonly kind: 'variant'; readonly word: VariantWord }
  | { readonly kind: 'flavour'; readonly word: FlavourWord; readonly version: string | null }
  | { readonly kind: 'component'; readonly component: Component; readonly version: string | null }
  | { readonly kind: 'platform'; readonly word: PlatformWord }
  | { readonly kind: 'code-name'; readonly line: string | null }
);
type Meaning = TagWord extends infer Part ? (Part extends TagWord ? Omit<Part, 'lead' | 'text'> : never) : never;

const VERSION = /^v?\d+(?:\.\d+)*$/;
const WHOLE = /^\d+$/;
const DATE = /^20\d\d[01]\d[0-3]\d(?:\.\d+)*$/;
// Java's own scheme before 9: 8u502-b07
const JAVA_UPDATE = /^\d+u\d+$/;
const PRERELEASE = /^([a-z]+)[.]?(\d*)$/;
const NUMBERED_COMPONENT = /^([a-z]+)(\d+(?:\.\d+)*)$/;

const oneOf = <T extends string>(words: readonly T[], word: string): T | undefined => words.find((one) => one === word);
const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** Who counts the first and the second version, in repositories whose tags hold two. */
const TWO_VERSIONS: Readonly<Record<string, readonly [string, string]>> = {
  pypy: ['Python', 'PyPy'],
  'azul-zulu': ['Azul Zulu', 'Java'],
};

const prerelease = (word: string): { stage: PrereleaseStage; number: string | null } | undefined => {
  const [, letters = '', number = ''] = PRERELEASE.exec(word) ?? [];
  const stage = own(PRERELEASES, letters);
  // `m` and `main` alone are words; only a numbered M is a milestone.
  return stage && !(letters === 'm' && number === '') ? { stage, number: number || null } : undefined;
};

// NeuroDebian writes Debian's number without its point, as nd130.
function neuroDebian(word: string): Distribution | undefined {
  if (word === 'nd') return findDistribution('sid');
  const [, number = ''] = /^nd([\d.]+)$/.exec(word) ?? [];
  if (number.includes('.')) return findRelease('Ubuntu', number);
  return number ? findRelease('Debian', number.slice(0, -1)) : undefined;
}

/** What a phrase of one or two words (joined by their separator, lower case) says in a repository. */
function meaningOf(word: string, next: string | undefined, name: string): Meaning | undefined {
  if (word === 'latest') return { kind: 'latest' };
  const line = own(own(CODE_NAMES, name) ?? {}, word);
  if (line !== undefined) return { kind: 'code-name', line };

  const base = name === 'neurodebian' ? (neuroDebian(word) ?? findDistribution(word)) : findDistribution(word);
  if (base) return { kind: 'distribution', family: base.family, distribution: base, own: ownFamily(name) === base.family };
  const family = ownFamily(name);
  const release = family && findRelease(family, word);
  if (family && (release || VERSION.test(word)))
    return { kind: 'distribution', family, distribution: release ?? null, own: true };

  const variant = oneOf(VARIANTS, word);
  if (variant) return { kind: 'variant', word: variant };
  // nginx adds Perl to itself; everywhere else these words name the language that the image is for.
  const flavour = oneOf(FLAVOURS, word);
  if (flavour) return { kind: 'flavour', word: flavour, version: null };
  const channel = oneOf(CHANNELS, word);
  if (channel) return { kind: 'channel', word: channel };
  const platform = oneOf(PLATFORMS, word);
  if (platform) return { kind: 'platform', word: platform };
  const component = own(COMPONENTS, word);
  if (component) return { kind: 'component', component, version: null };
  const stage = prerelease(word);
  if (stage) return { kind: 'prerelease', ...stage };
  const unversioned = familyOfWord(word);
  if (unversioned) return { kind: 'distribution', family: unversioned, distribution: null, own: false };

  const [, letters = '', version = ''] = NUMBERED_COMPONENT.exec(word) ?? [];
  if (letters === 'jdk' || letters === 'jre') return { kind: 'flavour', word: letters, version };
  const numbered = own(COMPONENTS, letters);
  if (numbered) return { kind: 'component', component: numbered, version };
  if (/^\d+\.\d+\.(beta|alpha|dev)$/.test(word))
    return { kind: 'prerelease', stage: word.endsWith('beta') ? 'beta' : word.endsWith('alpha') ? 'alpha' : 'dev', number: word };
  if (DATE.test(word)) return { kind: 'date' };
  if (VERSION.test(word) || JAVA_UPDATE.test(word)) return { kind: 'version', of: 'software' };
  return undefined;
}
