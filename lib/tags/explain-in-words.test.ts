import { describe, expect, it } from 'vitest';
import { tagWords as english } from '@/lib/language/en/tag-words';
import { tagWords as chinese } from '@/lib/language/zh/tag-words';
import { describeEndedBase, describeMoves, describeTag } from '@/lib/tags/explain-in-words';
import { explainTag } from '@/lib/tags/explain-tag';

const NOW = new Date('2026-11-21T12:00:00Z');
const explain = (repository: string, tag: string, ...siblings: string[]) =>
  explainTag(tag, { repository, siblings: [tag, ...siblings], now: NOW });
const inEnglish = (repository: string, tag: string) => describeTag(explain(repository, tag), english);

describe('a tag in words', () => {
  it('has one entry for each word, in the order of the tag', () => {
    expect(inEnglish('node', '24-bookworm-slim').map(({ word, title }) => `${word}: ${title}`)).toEqual([
      '24: Version 24',
      'bookworm: Debian 12 “bookworm”',
      'slim: Slim',
    ]);
  });
  it('warns of musl on Alpine, however the tag names it', () => {
    for (const tag of ['8-alpine', '8-alpine3.24']) {
      const alpine = inEnglish('redis', tag)[1];
      expect(alpine).toMatchObject({ tone: 'caution' });
      expect(alpine?.text).toMatch(/musl.*glibc.*Bash.*Git/);
      expect(describeTag(explain('redis', tag), chinese)[1]?.text).toMatch(/musl.*glibc.*Bash.*Git/);
    }
  });
  it('marks an ended base as danger, with the day and in both languages', () => {
    const meaning = explain('node', '24-bullseye');
    expect(describeTag(meaning, english)[1]).toMatchObject({
      tone: 'danger',
      text: expect.stringContaining('2026-08-31'),
    });
    expect(describeTag(meaning, chinese)[1]).toMatchObject({
      tone: 'danger',
      text: expect.stringContaining('2026-08-31'),
    });
    expect(describeEndedBase(meaning, english)).toBe('Debian 11 “bullseye”');
    expect(describeEndedBase(meaning, chinese)).toBe('Debian 11（代号 bullseye）');
    expect(describeEndedBase(explain('node', '24-trixie'), english)).toBeNull();
  });
  it('cautions against pre-releases and gives their number', () => {
    expect(inEnglish('python', '3.15.0rc1')[1]).toMatchObject({ title: 'Release candidate 1', tone: 'caution' });
  });
  it('writes the day of a snapshot as a date', () => {
    expect(inEnglish('debian', 'trixie-20260803')[1]?.title).toBe('Snapshot of 2026-08-03');
    expect(inEnglish('acme/tool', '2024-01-15')[0]?.title).toBe('Snapshot of 2024-01-15');
  });
  it('shows a word it does not know as its publisher’s own', () => {
    expect(inEnglish('acme/tool', '1.2-frobnicated')[1]).toMatchObject({ title: '“frobnicated”', tone: 'plain' });
  });
  it('says of the whole tag how far it moves', () => {
    expect(describeMoves(explain('redis', '8', '8.10.1'), english)).toMatchObject({ isFixed: false });
    expect(describeMoves(explain('redis', '8.10.1', '8'), english)).toMatchObject({
      short: 'moves only on a rebuild',
      isFixed: true,
    });
  });
  it('leaves no space between Chinese sentences', () => {
    expect(describeTag(explain('redis', '8-alpine3.24'), chinese)[1]?.text).not.toMatch(/。 /);
  });
});
