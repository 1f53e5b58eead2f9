import { describe, expect, it } from 'vitest';
import { characterCount } from '@/lib/names/text-length';

describe('the length of a text', () => {
  it.each([
    ['', 0],
    ['nginx', 5],
    ['官方镜像', 4],
    ['e\u0301', 1],
    ['👨‍👩‍👧‍👦', 1],
    ['🇨🇳🇩🇪', 2],
    ['a\u200d', 1],
  ])('of %j is %i', (text, count) => {
    expect(characterCount(text)).toBe(count);
  });
});
