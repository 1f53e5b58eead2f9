import type { Prisma } from '@/lib/platform/generated/prisma/client';

export type Synonym = { word: string; counts_as: string; replaced: boolean };
/** What the documents know of the language: data of the migration */
export type Language = { synonyms: Synonym[]; unspoken: ReadonlySet<string>; called: ReadonlyMap<string, string> };

const PIECES =
  /([0-9a-zªµºß-öø-\u1fff\u2c00-\u2dff\ua000-\uabff]+)|([\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]+)/gu;

export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();

/** The words of a text; of a text that is looked for, a run of Chinese has no last single character. */
export function cut(text: string, tails: boolean): string[] {
  return [...fold(text).matchAll(PIECES)].flatMap(([, latin, run = '']) => {
    if (latin !== undefined) return [[...latin].slice(0, 64).join('')];
    const signs = [...run];
    return signs.map((sign, i) => sign + (signs[i + 1] ?? '')).slice(0, tails || signs.length === 1 ? undefined : -1);
  });
}

/** Every word that finds a repository. */
export function wordsOf(
  { synonyms, unspoken }: Language,
  row: Prisma.RepositoryGetPayload<{ include: { publisher: true } }>,
): Set<string> {
  const { displayName, displayNameZh, pinyin } = row.publisher;
  const called = [displayName === row.namespace ? '' : displayName, displayNameZh ?? '', pinyin ?? ''];
  const texts = [row.description, row.descriptionZh ?? '', ...row.keywords, ...called];
  const own = [
    ...cut(`${row.namespace} ${row.name}`, true),
    ...texts.flatMap((text) => cut(text, true)).filter((word) => !unspoken.has(word)),
    row.name.replace(/[-_.]/g, ''),
  ];
  const said = texts.map(fold);
  const meant = synonyms.filter(
    ({ word }) => own.includes(word) || (word > '~' && said.some((text) => text.includes(word))),
  );
  return new Set([...own, ...meant.map(({ counts_as }) => counts_as)]);
}
