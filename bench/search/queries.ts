import { randomNumbers, zipfWord } from '@/bench/search/generate';
import { CHINESE_WORDS, HEAD_WORDS, OFFICIAL_NAMES, rareWord } from '@/bench/search/vocabulary';
import { MAX_OFFSET, type SearchInput, searchInput } from '@/lib/catalogue/schema';
import { CATEGORIES } from '@/lib/names/category';

export type BenchQuery = { kind: string } & ({ search: SearchInput } | { suggest: string });

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

const frequent = (random: () => number) => pick(HEAD_WORDS.slice(0, 60), random);
/** Used in a few hundred to a few ten thousand names of millions. */
const middling = (random: () => number) => rareWord(Math.floor(random() ** 2 * 3000));
const rare = (random: () => number) => rareWord(50_000 + Math.floor(random() * 400_000));
const several = <T>(list: readonly T[], count: number, random: () => number): T[] => [
  ...new Set(Array.from({ length: count }, () => pick(list, random))),
];

/** One slip: a letter inserted, deleted, replaced or swapped with the next. */
function mistyped(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const kind = random();
  if (kind < 0.25) return word.slice(0, at) + letter + word.slice(at);
  if (kind < 0.5) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.75) return word.slice(0, at) + letter + word.slice(at + 1);
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
}

type Make = (random: () => number) => { q?: string } & Record<string, unknown>;
const ARCHITECTURES = ['arm64', 'arm', 's390x', 'amd64'] as const;
const TRUSTED = ['official', 'verified_publisher', 'sponsored_oss'] as const;
const longName = (random: () => number) =>
  pick(
    HEAD_WORDS.filter((word) => word.length > 5),
    random,
  );

const SEARCHES: Readonly<Record<string, Make>> = {
  'one frequent word': (random) => ({ q: frequent(random) }),
  'one middling word': (random) => ({ q: middling(random) }),
  'two words': (random) => ({ q: `${zipfWord(random)} ${frequent(random)}` }),
  'two frequent words': (random) => ({ q: `${frequent(random)} ${frequent(random)}` }),
  'three words': (random) => ({ q: `${frequent(random)} ${zipfWord(random)} ${frequent(random)}` }),
  'exact name': (random) => ({ q: pick(OFFICIAL_NAMES, random) }),
  'namespace/name': (random) => ({ q: `${rareWord(1 + Math.floor(random() * 10_000))}/${frequent(random)}` }),
  'unfinished word': (random) => {
    const word = longName(random);
    return { q: word.slice(0, Math.max(4, Math.floor(word.length * 0.7))) };
  },
  'mistyped word': (random) => ({ q: mistyped(longName(random), random) }),
  'rare word': (random) => ({ q: rare(random) }),
  'nothing matches': (random) => ({ q: `qq${rare(random)}xx` }),
  Chinese: (random) => ({ q: pick(CHINESE_WORDS, random) }),
  'Chinese and Latin': (random) => ({ q: `${pick(CHINESE_WORDS, random)} ${frequent(random)}` }),
  browse: () => ({}),
  'browse, filtered': (random) => ({ category: [pick(CATEGORIES, random)], arch: [pick(ARCHITECTURES, random)] }),
  'word and trust': (random) => ({ q: zipfWord(random), trust: several(TRUSTED, 2, random) }),
  'word and category': (random) => ({ q: zipfWord(random), category: several(CATEGORIES, 2, random) }),
  'word and architecture': (random) => ({ q: zipfWord(random), arch: several(ARCHITECTURES, 2, random) }),
  'word and several facets': (random) => ({
    q: zipfWord(random),
    category: several(CATEGORIES, 2, random),
    arch: several(ARCHITECTURES, 2, random),
    trust: ['community'],
    os: ['linux'],
  }),
  'by pulls': (random) => ({ q: zipfWord(random), sort: 'pulls' }),
  'by stars': (random) => ({ q: zipfWord(random), sort: 'stars' }),
  'recently updated': (random) => ({ q: random() < 0.3 ? '' : zipfWord(random), sort: 'updated' }),
  'far pages': (random) => ({ q: frequent(random), page: 2 + Math.floor(random() ** 3 * (MAX_OFFSET / 25 - 3)) }),
};

const SUGGESTIONS: Readonly<Record<string, (random: () => number) => string>> = {
  'typing a name': (random) => {
    const word = random() < 0.5 ? pick(OFFICIAL_NAMES, random) : zipfWord(random);
    return word.slice(0, 2 + Math.floor(random() * 6));
  },
  'typing a second word': (random) => `${zipfWord(random)} ${zipfWord(random).slice(0, 1 + Math.floor(random() * 4))}`,
  'typing in a namespace': (random) =>
    `${rareWord(1 + Math.floor(random() * 10_000))}/${frequent(random).slice(0, 1 + Math.floor(random() * 3))}`,
};

/** So many queries of each kind, the same for the same seed. */
export function benchQueries(perKind: number, seed: number): BenchQuery[] {
  const random = randomNumbers(seed);
  const times = Array.from({ length: perKind });
  return [
    ...Object.entries(SEARCHES).flatMap(([kind, make]) =>
      times.map(() => ({ kind, search: searchInput.parse(make(random)) })),
    ),
    ...Object.entries(SUGGESTIONS).flatMap(([kind, make]) => times.map(() => ({ kind, suggest: make(random) }))),
  ];
}
