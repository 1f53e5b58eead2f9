import { describe, expect, it } from 'vitest';
import { parseDigestQuery } from '@/lib/names/digest-query';

const HEX = '4bcff63911fc'.repeat(6).slice(0, 64);

describe('a text to look for', () => {
  it('is a digest in every form that people paste', () => {
    for (const text of [
      `sha256:${HEX}`,
      HEX,
      ` ${HEX.toUpperCase()}\n`,
      `alice/demo@sha256:${HEX}`,
      `registry.example.org:5000/alice/demo:1.0@sha256:${HEX}`,
    ])
      expect(parseDigestQuery(text)).toBe(`sha256:${HEX}`);
    expect(parseDigestQuery('4bcff63911fc')).toBe('sha256:4bcff63911fc');
    expect(parseDigestQuery('nginx@sha256:4bcff63911fca')).toBe('sha256:4bcff63911fca');
    expect(parseDigestQuery(`sha512:${HEX}${HEX}`)).toBe(`sha512:${HEX}${HEX}`);
  });

  it('is no digest when it is a word, too short, too long, or of another alphabet', () => {
    for (const text of ['', 'nginx', 'deadbeef', '4bcff63911f', `${HEX}0`, `sha256:${HEX}0`, 'sha256:', `md5:${HEX}`])
      expect(parseDigestQuery(text)).toBeUndefined();
    for (const text of ['4bcff63911fg', 'alice@4bcff63911', '4bcff63911fc redis'])
      expect(parseDigestQuery(text)).toBeUndefined();
  });
});
