import type { TagWords } from '@/lib/language/en/tag-words';
import type { DistributionPart, TagMeaning, TagPart, VersionDetail, VersionPart } from '@/lib/tags/tag-meaning';
import type { ChannelWord, VariantWord } from '@/lib/tags/tag-vocabulary';

export type Tone = 'plain' | 'caution' | 'danger';
/** One word of a tag in the reader's language: the word as the tag has it, what it is, what that means. */
export type DescribedWord = {
  readonly word: string;
  readonly title: string;
  readonly text: string;
  readonly tone: Tone;
};
type Description = Omit<DescribedWord, 'word'>;

const UNTRIED: readonly ChannelWord[] = ['testing', 'unstable'];
const NEEDS_MUSL: readonly VariantWord[] = ['alpine', 'musl'];

const join = (words: TagWords, ...sentences: readonly (string | false)[]): string =>
  sentences.filter((sentence) => sentence !== false).join(words.sentenceGap);

/** 20260803 in a version (2023.12.20260817.0) as 2026-08-03. */
const dayOf = (value: string): string => value.replace(/^.*?(20\d\d)(-?)([01]\d)\2([0-3]\d).*$/, '$1-$3-$4');

function describeVersion(part: VersionPart, words: TagWords): Description {
  const { of, value, precision, moves } = part;
  const { version } = words;
  if (precision === 'date') return { title: version.dateTitle(dayOf(value)), text: version.dateText, tone: 'plain' };
  if (of === 'packaging') return { title: version.packagingTitle(value), text: version.packagingText, tone: 'plain' };
  const title = of === 'software' ? version.title(value) : version.ofTitle(of.name, value);
  return { title, text: version.text[moves](value), tone: 'plain' };
}

function supportText({ distribution, status }: DistributionPart, words: TagWords): string {
  const { distribution: texts } = words;
  if (!distribution) return texts.unknown;
  const last = distribution.endOfLifeLts ?? distribution.endOfLife ?? '';
  if (status === 'supported') return texts.supported(distribution.endOfLife ?? '');
  return status === 'lts' || status === 'ended' ? texts[status](last) : texts[status];
}

function ownVersionText({ value, precision, moves }: VersionDetail, words: TagWords): string {
  return precision === 'date' ? words.version.dateText : words.version.text[moves](value);
}

function describeDistribution(part: DistributionPart, words: TagWords): Description {
  const { family, distribution, status, version } = part;
  const { title, base, familyOnly } = words.distribution;
  // Windows's ltsc2025 repeats its version.
  const codeName = distribution?.codeName && /^[a-z-]+$/.test(distribution.codeName) ? distribution.codeName : null;
  const isMusl = family === 'Alpine Linux';
  const tone = status === 'ended' ? 'danger' : status === 'supported' && !isMusl ? 'plain' : 'caution';
  if (!distribution && !version) return { title: title(family, null, null), text: familyOnly, tone: 'plain' };
  return {
    title: title(family, version?.value ?? distribution?.version ?? null, codeName),
    text: join(
      words,
      version ? ownVersionText(version, words) : base,
      // alpine:3 names no release, so it has no end either.
      distribution !== null && supportText(part, words),
      isMusl && words.musl,
    ),
    tone: status === 'unknown' ? 'plain' : tone,
  };
}

function describePart(part: TagPart, words: TagWords): Description {
  switch (part.kind) {
    case 'version':
      return describeVersion(part, words);
    case 'distribution':
      return describeDistribution(part, words);
    case 'latest':
      return { ...words.latest, tone: 'plain' };
    case 'channel':
      return { ...words.channel[part.word], tone: UNTRIED.includes(part.word) ? 'caution' : 'plain' };
    case 'prerelease': {
      const { title, text } = words.prerelease[part.stage];
      return { title: title(part.number), text, tone: 'caution' };
    }
    case 'variant': {
      const { title, text } = words.variant[part.word];
      const isMusl = NEEDS_MUSL.includes(part.word);
      return {
        title,
        text: join(words, text, part.word === 'alpine' && words.musl),
        tone: isMusl ? 'caution' : 'plain',
      };
    }
    case 'flavour': {
      const { title, text } = words.flavour[part.word];
      return { title: part.version ? `${title} ${part.version}` : title, text, tone: 'plain' };
    }
    case 'component': {
      const { name, role } = part.component;
      const { title, text } = words.component;
      return { title: title(name, part.version), text: text[role](name), tone: 'plain' };
    }
    case 'platform':
      return { ...words.platform[part.word], tone: 'plain' };
    case 'code-name':
      return { title: words.codeName.title(part.text, part.line), text: words.codeName.text, tone: 'plain' };
    case 'unknown':
      return { title: words.unknown.title(part.text), text: words.unknown.text, tone: 'plain' };
  }
}

/** A tag in the reader's words: exactly one entry for each part of the meaning, in the same order. */
export const describeTag = (meaning: TagMeaning, words: TagWords): DescribedWord[] =>
  meaning.parts.map((part) => ({ word: part.text, ...describePart(part, words) }));

/** How far the whole tag moves, short for lists and long for its own page. `isFixed`: it never goes to another version. */
export function describeMoves(
  { moves }: TagMeaning,
  words: TagWords,
): { short: string; text: string; isFixed: boolean } {
  return { ...words.moves[moves], isFixed: moves === 'rebuild-only' || moves === 'dated-snapshot' };
}

/** The base whose updates have all ended, as “Debian 10 buster”; null where the tag names none. */
export function describeEndedBase({ parts, endOfLife }: TagMeaning, words: TagWords): string | null {
  if (endOfLife?.status !== 'ended') return null;
  const base = parts.find((part) => part.kind === 'distribution' && part.distribution === endOfLife.distribution);
  return base ? describePart(base, words).title : null;
}
