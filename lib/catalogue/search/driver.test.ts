import { describe, expect, it } from 'vitest';
import { type Clause, driverOf } from '@/lib/catalogue/search/driver';

const word = (text: string, times: number): Clause => ({ text, isPrefix: false, times });
const beginning = (text: string, times: number): Clause => ({ text, isPrefix: true, times });
const MANY = 15_000_000;

describe('what the index is asked for', () => {
  it.each<[string, Clause[], string | null]>([
    ['one word: it', [word('nginx', 1_000_000)], null],
    ['two words: both, where either has many', [word('zibe', 15_000), word('redis', 500_000)], null],
    ['a word and a beginning that many words have: the word', [word('dawa', 1500), beginning('de:*', 400_000)], 'dawa'],
    ['a frequent word and a beginning that few have: both', [word('app', 2_500_000), beginning('zib:*', 20_000)], null],
    [
      'three words of which two are seldom together: these',
      [word('alpine', 416_000), word('kobebe', 4000), word('node', 1_450_000)],
      'kobebe & alpine',
    ],
    ['three frequent words: all', [word('app', 2_500_000), word('base', 380_000), word('dev', 300_000)], null],
  ])('of %s', (_, clauses, expected) => {
    expect(driverOf(clauses, MANY)).toBe(expected);
  });

  it('is all, where nobody has counted', () => {
    expect(driverOf([word('dawa', 1500), beginning('de:*', 400_000)], undefined)).toBeNull();
    expect(driverOf([], MANY)).toBeNull();
  });
});
