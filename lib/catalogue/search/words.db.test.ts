import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { suggestRepositories } from '@/lib/catalogue/suggest-repositories';
import { db } from '@/lib/platform/db';
import { aRepository } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { randomFrom } from '@/lib/testing/random';
import { cut } from '@/lib/testing/search/cut-words';
import { TEXTS } from '@/lib/testing/search/random-catalogue';

async function one<T>(sql: string, ...values: unknown[]): Promise<T> {
  const { rows } = await db().pool.query<{ value: T }>(`SELECT ${sql} AS value`, values);
  return (rows[0] as { value: T }).value;
}
const words = (text: string, tails = true) => one<string[]>('search.words($1, $2)', text, tails);
const queryWords = (text: string) => one<string[]>('search.query_words($1)', text);

describe('the words of a text', () => {
  useTestDatabase();

  it.each([
    ['NGINX', ['nginx']],
    ['Café Ñandú, déjà vu', ['cafe', 'nandu', 'deja', 'vu']],
    ['ＮＧＩＮＸ　１．２', ['nginx', '1', '2']],
    ['ﬁne ℃', ['fine', 'c']],
    ['my-app_v2.x/y:z@w', ['my', 'app', 'v2', 'x', 'y', 'z', 'w']],
    ['C++ & C#', ['c', 'c']],
    ['ПриВет Ёж', ['привет', 'еж']],
    ['Straße', ['straße']],
    ['', []],
    ['  --  ', []],
    ['😀 🚀', []],
    ['数', ['数']],
    ['数据', ['数据', '据']],
    ['关系型数据库', ['关系', '系型', '型数', '数据', '据库', '库']],
    ['Redis缓存abc镜像', ['redis', '缓存', '存', 'abc', '镜像', '像']],
    ['データベース', ['テー', 'ータ', 'タヘ', 'ヘー', 'ース', 'ス']],
    ['\u{20000}\u{20001}', ['\u{20000}\u{20001}', '\u{20001}']],
  ])('%j are %j', async (text, expected) => {
    expect(await words(text)).toEqual(
      text === 'データベース' ? await words(text.normalize('NFKD').normalize('NFC')) : expected,
    );
  });

  it('that is looked for leave out the single character at the end of a run, and keep one that is alone', async () => {
    expect(await words('数据库 x 服', false)).toEqual(['数据', '据库', 'x', '服']);
  });

  it('end after 64 characters, with and without other letters than ASCII', async () => {
    expect(await words('a'.repeat(70))).toEqual(['a'.repeat(64)]);
    expect(await words(`${'é'.repeat(70)} b`)).toEqual(['e'.repeat(64), 'b']);
  });

  it('are the same of their words once more, of every random text', async () => {
    const random = randomFrom(99);
    for (let i = 0; i < 200; i += 1) {
      const text = Array.from({ length: 3 }, () => random.pick([...TEXTS, 'ＡＢＣ', 'x-y_z', 'É'])).join(
        random.pick([' ', '-', '']),
      );
      const found = await words(text, false);
      expect(found, text).toEqual(cut(text, false));
      const pairs = found.filter((word) => /^[\u3005-\u9fff\uac00-\ud7a3]/.test(word));
      const others = found.filter((word) => !pairs.includes(word));
      expect(await words(others.join(' ')), text).toEqual(others);
    }
  });

  it.each([
    ['the nginx for your server', ['nginx', 'server']],
    ['the', ['the']],
    ['official nginx', ['nginx']],
    ['verified', ['verified']],
    ['PostgreSQL', ['postgres']],
    ['k8s 反向代理', ['kubernetes', 'proxy']],
    ['数据库 ng', ['database', 'ng']],
    ['服务 ng', ['服务', 'ng']],
    ['%', []],
  ])('that are looked for, of %j, are %j', async (text, expected) => {
    expect(await queryWords(text)).toEqual(expected);
  });
});

const NAMES = [
  ...[
    'acme/my-app',
    'acme/the-official.build',
    'acme/verified',
    'acme/a',
    'acme/node_exporter',
    'acme/x__y--z',
    'the/for',
  ],
  ...[
    'acme/postgresql-ha',
    'acme/db',
    'acme/golang',
    'acme/k8s.tools',
    'acme/0ad',
    'acme/1',
    `acme/${'l'.repeat(80)}`,
    'official/official',
  ],
];

describe('a repository', () => {
  useTestDatabase();
  beforeAll(async () => {
    for (const name of NAMES) await aRepository(name);
    for (let i = 0; i < 30; i += 1) await aRepository(`crowd/my-app-${i}`, { description: 'the a verified node db' });
  });
  const found = async (q: string) =>
    (await searchCatalogue(ANONYMOUS, searchInput.parse({ q, pageSize: 100 }))).results.map(
      ({ namespace, name }) => `${namespace}/${name}`,
    );

  it.each(NAMES)(
    'is the first for its own name with its namespace, and found by name and by each of its words: %s',
    async (path) => {
      const name = path.split('/')[1] ?? '';
      expect((await found(path))[0]).toBe(path);
      expect(await found(name)).toContain(path);
      for (const word of name.split(/[-_.]+/)) expect(await found(word)).toContain(path);
    },
  );

  it.each(NAMES)('is suggested by the beginning of its name: %s', async (path) => {
    const { suggestions } = await suggestRepositories(ANONYMOUS, path);
    expect(suggestions[0] && `${suggestions[0].namespace}/${suggestions[0].name}`).toBe(path);
  });
});
