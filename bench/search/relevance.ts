import { everyNth, type Known, type KnownRepositories, pathOf } from '@/bench/search/known-repositories';
import { ofOfficialNames } from '@/bench/search/official-relevance';
import { type Expected, first, type RelevanceQuery } from '@/bench/search/relevance-query';
import { AFFIXES, CHINESE_WORDS, HEAD_WORDS } from '@/bench/search/vocabulary';

const paths = (known: readonly Known[]): string[] => known.map(pathOf);

/** Words that stand for others too */
const MEAN_MORE = new Set(['db', 'database', 'go', 'golang']);
const wordsOf = (name: string): string[] => name.split(/[-_.]/);
const isPlain = ({ name }: Known): boolean => {
  const words = wordsOf(name);
  return !words.some((word) => MEAN_MORE.has(word)) && new Set(words).size === words.length;
};

const TIERS: readonly (readonly Known['trust'][])[] = [
  ['official'],
  ['verified_publisher', 'sponsored_oss'],
  ['domain_verified'],
  ['community'],
];
/** Groups of one trust, the most trusted first: verified and sponsored publishers are one. */
const byTrust = (known: readonly Known[]): Known[][] =>
  TIERS.map((tiers) => known.filter(({ trust }) => tiers.includes(trust)));

/** Of one trust, the one that is much more popular than all others; all, where it is not clear. */
function mostPopular(known: readonly Known[]): readonly Known[] {
  const [best, ...others] = [...known].sort((a, b) => b.pulls - a.pulls);
  const isClear = others.every(({ pulls, stars }) => best && best.pulls >= (pulls + 1) * 10 && best.stars >= stars);
  return best && isClear ? [best] : known;
}

/**
 * What must stand first of repositories of one name: of the most trusted ones the most popular. Nothing is said of those that
 * sink, and of those whose name is joined in another way.
 */
function bestOf(known: readonly Known[], name: string): Expected | undefined {
  const counted = known.filter((one) => one.live && one.name === name);
  const best = mostPopular(byTrust(counted).find((group) => group.length > 0) ?? []);
  const anywhere = paths(known.filter((one) => !counted.includes(one)));
  return best.length > 0 ? { places: [paths(best)], anywhere } : undefined;
}

const LOOKED_AT = 10;

/** A trusted one before any that is trusted less, for as many as somebody looks at. */
function inOrderOfTrust(known: readonly Known[], name: string): Expected {
  const counted = known.filter((one) => one.live && one.name === name);
  const trusted = byTrust(counted).slice(0, -1);
  return {
    places: trusted.flatMap((group) => group.map(() => paths(group))).slice(0, LOOKED_AT),
    anywhere: paths(known.filter((one) => !counted.includes(one))),
  };
}

const everyKind = (queries: readonly RelevanceQuery[], most: number): RelevanceQuery[] =>
  [...Map.groupBy(queries, ({ kind }) => kind).values()].flatMap((ofKind) => everyNth(ofKind, most));

function ofNamespaces({ picked, trusted, published }: KnownRepositories): RelevanceQuery[] {
  const some = [...everyNth(picked.filter(isPlain), 30), ...everyNth(trusted.filter(isPlain), 30)];
  const typing = [...published].flatMap(([namespace, known]) => {
    const q = `${namespace}/${known[Math.floor(known.length / 2)]?.name.slice(0, 2)}`;
    const inside = paths(known).filter((path) => path.startsWith(q));
    return [{ kind: 'namespace/name, typing', q, typing: true, places: inside.map(() => inside) }];
  });
  return [
    ...some.map((one) => ({ kind: 'namespace/name', q: pathOf(one), ...first(pathOf(one)) })),
    ...some.map((one) => ({ kind: 'namespace and name', q: `${one.namespace} ${one.name}`, ...first(pathOf(one)) })),
    ...typing,
  ];
}

/** Names that only the community uses, and names that publishers of all kinds use. */
function ofNames({ named }: KnownRepositories): RelevanceQuery[] {
  const queries = [...named.values()].flatMap((known): RelevanceQuery[] => {
    const [one, ...others] = known;
    if (!one || !isPlain(one) || known.some(({ trust }) => trust === 'official')) return [];
    if (others.length === 0) return [{ kind: 'name of one', q: one.name, ...first(pathOf(one)) }];
    const ordered = inOrderOfTrust(known, one.name);
    if (ordered.places.length > 0) return [{ kind: 'name of trusted ones and others', q: one.name, ...ordered }];
    const best = bestOf(known, one.name);
    return best ? [{ kind: 'name of the community', q: one.name, ...best }] : [];
  });
  return everyKind(queries, 60);
}

const COMMON = new Set([...HEAD_WORDS, ...AFFIXES]);

/** A name that is all the words, before what only describes itself with them. */
function ofWords({ named }: KnownRepositories): RelevanceQuery[] {
  const queries = [...named.values()].flatMap((known): RelevanceQuery[] => {
    const one = known.find(({ name }) => name.includes('-') && !/[_.]/.test(name));
    const best = one && isPlain(one) ? bestOf(known, one.name) : undefined;
    if (!one || !best) return [];
    const words = wordsOf(one.name);
    const kind = words.length > 2 ? 'three words' : words.every((word) => COMMON.has(word)) ? 'frequent' : 'rare';
    return [{ kind: words.length > 2 ? kind : `two words, ${kind}`, q: words.join(' '), ...best }];
  });
  return everyKind(queries, 30);
}

/** Words that count as an English one, or are what a category is called */
const ENGLISH_TOO = /数据库|消息队列|服务器|缓存|监控|代理|网关|镜像|容器|搜索引擎|机器学习|日志|安全/;

/** What describes itself with the word; an official one, where there is one. */
function ofChinese({ trusted, described }: KnownRepositories): RelevanceQuery[] {
  const official = trusted.filter(({ trust }) => trust === 'official');
  return CHINESE_WORDS.flatMap((q) => {
    const describe = ({ descriptionZh }: Known) => descriptionZh?.includes(q) ?? false;
    if (official.some(describe)) {
      const accepted = ENGLISH_TOO.test(q) ? official : official.filter(describe);
      return [{ kind: 'Chinese word, official', q, ...first(...paths(accepted)) }];
    }
    const all = [...(described.get(q) ?? []), ...trusted.filter(describe)].map(pathOf);
    return all.length === 0 || ENGLISH_TOO.test(q) ? [] : [{ kind: 'Chinese word', q, ...first(...all) }];
  });
}

/** Several hundred queries, the same ones for the same repositories. */
export const relevanceQueries = (known: KnownRepositories): RelevanceQuery[] => [
  ...ofOfficialNames(),
  ...ofNamespaces(known),
  ...ofNames(known),
  ...ofWords(known),
  ...ofChinese(known),
];
