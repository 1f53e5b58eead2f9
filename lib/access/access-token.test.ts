import { expect, test } from 'vitest';
import { looksLikeAccessToken, newAccessToken } from '@/lib/access/access-token';

test('a new token has the prefix and a checksum that holds', () => {
  const token = newAccessToken();
  expect(token).toMatch(/^plim_[0-9A-Za-z]{42}$/);
  expect(looksLikeAccessToken(token)).toBe(true);
  expect(newAccessToken()).not.toBe(token);
});

test('a token with one character changed is known as none of ours, without asking the database', () => {
  const token = newAccessToken();
  for (const [place, letter] of [...token].entries()) {
    const other = letter === 'a' ? 'b' : 'a';
    const changed = token.slice(0, place) + other + token.slice(place + 1);
    expect(looksLikeAccessToken(changed), changed).toBe(false);
  }
});
