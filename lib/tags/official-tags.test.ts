import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tagWords as english } from '@/lib/language/en/tag-words';
import { tagWords as chinese } from '@/lib/language/zh/tag-words';
import { describeTag } from '@/lib/tags/explain-in-words';
import { explainTag } from '@/lib/tags/explain-tag';
import { recommendTags } from '@/lib/tags/recommend-tags';

const NOW = new Date('2026-11-21T12:00:00Z');
const folder = path.join(
  process.env.PLIMSOLL_SHARED ?? path.resolve('../shared'),
  'data/official-images/official-images/library',
);
const isHere = existsSync(folder);
const title = (sentence: string) => (isHere ? sentence : `${sentence} (skipped: ../shared/data is not here)`);

/** The tag lists of a definition, enough for these tests: comments dropped, continuation lines joined. */
function groupsOf(repository: string): { tags: string[]; architectures: string[] }[] {
  const text = readFileSync(path.join(folder, repository), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\n[ \t]+/g, ' ');
  return [...text.matchAll(/^(?:Shared)?Tags:(.*)$/gm)].map(([, list = '']) => ({
    tags: list
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    architectures: [],
  }));
}
const repositories = isHere ? readdirSync(folder) : [];

describe('the tags of all official repositories', () => {
  it.skipIf(!isHere)(title('are explained whole, in both languages, with hardly a word unknown'), () => {
    let count = 0;
    const unknown: string[] = [];
    for (const repository of repositories) {
      const siblings = [...new Set(groupsOf(repository).flatMap(({ tags }) => tags))];
      for (const tag of siblings) {
        count += 1;
        const meaning = explainTag(tag, { siblings, repository, now: NOW });
        expect(meaning.parts.map(({ lead, text }) => lead + text).join('')).toBe(tag);
        if (meaning.parts.some(({ kind }) => kind === 'unknown')) unknown.push(`${repository}:${tag}`);
        for (const words of [english, chinese]) {
          const described = describeTag(meaning, words);
          expect(described.map(({ word }) => word)).toEqual(meaning.parts.map(({ text }) => text));
          expect(described.filter((one) => one.title === '' || /undefined|null/.test(one.title + one.text))).toEqual(
            [],
          );
        }
      }
    }
    const share = unknown.length / count;
    console.info(`${unknown.length} of ${count} tags have an unknown word (${(share * 100).toFixed(2)} %)`);
    expect(count).toBeGreaterThan(9000);
    expect(share).toBeLessThan(0.001);
  });
  it.skipIf(!isHere)(title('hold every tag that is recommended'), () => {
    let withDefault = 0;
    for (const repository of repositories) {
      const groups = groupsOf(repository);
      const tags = new Set(groups.flatMap((group) => group.tags));
      const recommended = recommendTags({ repository, groups, now: NOW, isLanguageStack: true });
      for (const one of recommended)
        for (const tag of one.kind === 'two-stage' ? [one.buildTag, one.runTag] : [one.tag])
          expect(tags.has(tag), `${repository}:${tag}`).toBe(true);
      expect(recommended.length > 0, repository).toBe(tags.size > 0);
      withDefault += Number(recommended[0]?.kind === 'default');
    }
    expect(withDefault).toBeGreaterThan(130);
  });
});
