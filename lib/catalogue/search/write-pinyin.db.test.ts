import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { readingOf, writePinyin } from '@/lib/catalogue/search/write-pinyin';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { db } from '@/lib/platform/db';
import { aPublisher, aRepository } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';

const found = async (q: string) =>
  (await searchCatalogue(ANONYMOUS, searchInput.parse({ q, exact: true }))).results.map(({ name }) => name);

it('reads Chinese in syllables, in one word and by initials', () => {
  expect(readingOf('阿里云')).toBe('a li yun aliyun aly');
  expect(readingOf('绿色 Software')).toBe('lv se lvse ls');
  expect(readingOf('Bitnami')).toBe('');
});

describe('the names of publishers', () => {
  useTestDatabase();

  it('finds the images of a publisher by its names, and by how the Chinese one is read', async () => {
    await aRepository('cloud/proxy', {});
    const { id } = await aPublisher('cloud');
    await db().prisma.publisher.update({ where: { id }, data: { displayName: 'Heavens', displayNameZh: '天空云' } });
    expect(await found('heavens')).toEqual(['proxy']);
    expect(await found('天空')).toEqual(['proxy']);
    expect(await writePinyin(db())).toBe(1);
    expect(await writePinyin(db())).toBe(0);
    expect(await found('tiankongyun')).toEqual(['proxy']);
    expect(await found('tky proxy')).toEqual(['proxy']);
  });

  it('reads a name anew that has changed', async () => {
    const { id } = await aPublisher('cloud');
    await db().prisma.publisher.update({ where: { id }, data: { displayNameZh: '大海' } });
    expect(await found('tiankongyun')).toEqual([]);
    await writePinyin(db());
    expect(await found('dahai')).toEqual(['proxy']);
  });
});
