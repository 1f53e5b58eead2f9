import { describe, expect, it } from 'vitest';
import { cachedOverview } from '@/lib/markdown/cached-overview';
import { OverviewTooLong } from '@/lib/markdown/render-overview';

const WORDS = { image: 'image not loaded', linkToSection: 'Link to section' };
const OPTIONS = { sourceUrl: null, words: WORDS };

describe('a rendered overview', () => {
  it('is rendered once, also when two readers ask at the same time', async () => {
    const [first, second] = await Promise.all([cachedOverview('# a', OPTIONS), cachedOverview('# a', OPTIONS)]);
    expect(second).toBe(first);
    expect(await cachedOverview('# a', { sourceUrl: null, words: { ...WORDS } })).toBe(first);
  });

  it('is rendered anew for another text, source, language or state of the site', async () => {
    const first = await cachedOverview('# b', OPTIONS);
    const others = [
      await cachedOverview('# c', OPTIONS),
      await cachedOverview('# b', { ...OPTIONS, sourceUrl: 'https://github.com/a/b' }),
      await cachedOverview('# b', { ...OPTIONS, words: { ...WORDS, linkToSection: '链接到小节' } }),
      await cachedOverview('# b', OPTIONS, '2'),
    ];
    for (const other of others) expect(other).not.toBe(first);
  });

  it('is not remembered when it was refused', async () => {
    const long = 'a'.repeat(1_000_001);
    await expect(cachedOverview(long, OPTIONS)).rejects.toThrow(OverviewTooLong);
    await expect(cachedOverview(long, OPTIONS)).rejects.toThrow(OverviewTooLong);
  });
});
