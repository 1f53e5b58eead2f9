import { CPU_ARCHITECTURES, OPERATING_SYSTEMS, type SearchInput } from '@/lib/catalogue/schema';
import { TRUST_TIERS } from '@/lib/names/trust';
import type { Random } from '@/lib/testing/random';
import { NAME_WORDS, SOME_CATEGORIES, SPACES, TEXTS } from '@/lib/testing/search/random-catalogue';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of the finger. */
function mistyped(random: Random, word: string): string {
  const at = random.int(word.length);
  const [before, after] = [word.slice(0, at), word.slice(at)];
  const letter = random.pick([...LETTERS]);
  return random.pick([
    before + letter + after,
    before + after.slice(1),
    before + letter + after.slice(1),
    before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2),
  ]);
}

function randomWord(random: Random): string {
  const word = random.pick(NAME_WORDS);
  const text = [...random.pick(TEXTS)];
  const from = random.int(text.length + 1);
  return random.pick([
    word,
    word,
    word.slice(0, 1 + random.int(word.length)),
    mistyped(random, word),
    random.pick(SPACES),
    text.slice(from, from + 1 + random.int(8)).join(''),
    random.pick([
      '数据库',
      '库',
      'the',
      'verified',
      '消息',
      'ＡＰＩ',
      'cafe',
      'É',
      '反向代理',
      '阿里',
      'works',
      'k8s',
      '%',
      "'",
    ]),
    String(random.int(60)),
  ]);
}

/** What somebody may type: words, their beginnings and slips, pieces of texts, names with their namespace, nothing. */
export function randomQuery(random: Random): string {
  if (random.chance(0.08)) return '';
  if (random.chance(0.1)) return `${random.pick(SPACES)}/${random.pick(NAME_WORDS)}`;
  const words = Array.from({ length: random.pick([1, 1, 1, 2, 2, 3]) }, () => randomWord(random));
  return words.join(random.pick([' ', ' ', '-', '  ', ', ']));
}

/** For most groups nothing, else up to two values. */
export function randomFilters(random: Random): Pick<SearchInput, 'trust' | 'category' | 'os' | 'arch' | 'publisher'> {
  const some = <T>(values: readonly T[]): T[] => (random.chance(0.2) ? random.some(values, 2) : []);
  return {
    trust: some(TRUST_TIERS),
    category: some(SOME_CATEGORIES),
    os: some(OPERATING_SYSTEMS),
    arch: some(CPU_ARCHITECTURES),
    publisher: random.chance(0.5) ? some([...SPACES, 'nobody']) : [],
  };
}
