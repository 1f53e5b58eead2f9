import { describe, expect, it } from 'vitest';
import { movedTo } from '@/components/catalogue/suggestion-keys';

describe('the keys of the search field', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 1, 2],
    ['ArrowDown', 2, -1],
    ['ArrowUp', -1, 2],
    ['ArrowUp', 0, -1],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['Home', -1, undefined],
    ['End', -1, undefined],
    ['a', 1, undefined],
  ])('%s among three options moves from %i to %s', (key, from, to) => {
    expect(movedTo(key, from, 3)).toBe(to);
  });
});
