import { describe, expect, it } from 'vitest';
import { HOSTILE_MARKDOWN } from '@/lib/markdown/hostile-markdown.fixture';
import { overviewPictures } from '@/lib/markdown/overview-pictures';
import { renderOverview } from '@/lib/markdown/render-overview';

const SOURCE = 'https://github.com/owner/name';
const WORDS = { image: 'image not loaded', linkToSection: 'Link to section' };

describe('the pictures of an overview', () => {
  it.each([
    ['![a](https://a.example/x.png)', ['https://a.example/x.png']],
    ['[![Build](https://img.shields.io/x.svg)](https://ci.example)', ['https://img.shields.io/x.svg']],
    ['![a][p]\n\n[p]: docs/a.png', [`${SOURCE}/raw/HEAD/docs/a.png`]],
    ['<p><IMG SRC="//a.example/y.png" width=10></p>', ['https://a.example/y.png']],
    ['![a](x.png) ![b](./x.png)', [`${SOURCE}/raw/HEAD/x.png`]],
    ['`![a](https://a.example/x.png)` and [a](https://a.example/y.png)', []],
    ['![a](/assets/ab12) ![b](data:image/png;base64,AA) ![c](javascript:1)', []],
    [`![a](https://a.example/${'x'.repeat(2000)})`, []],
  ])('%j', (markdown, pictures) => {
    expect(overviewPictures(markdown, SOURCE)).toEqual(pictures);
  });

  it('are at most 200', () => {
    const markdown = Array.from({ length: 300 }, (_, n) => `![](https://a.example/${n}.png)`).join('\n');
    expect(overviewPictures(markdown, null)).toHaveLength(200);
  });

  it.each(HOSTILE_MARKDOWN)('are the very addresses that the renderer asks for: %s', async (_, markdown) => {
    const asked = new Set<string>();
    const pictures = (address: string) => {
      asked.add(address);
      return null;
    };
    await renderOverview(markdown, { sourceUrl: SOURCE, pictures, words: WORDS });
    expect([...asked].filter((address) => address.length <= 2000).sort()).toEqual(
      [...overviewPictures(markdown, SOURCE)].sort(),
    );
  });

  it('take the room they need before they are loaded, unless the author says how much', async () => {
    const picture = { path: '/assets/aa', width: 20, height: 10 };
    const html = async (markdown: string) =>
      (await renderOverview(markdown, { sourceUrl: null, pictures: () => picture, words: WORDS })).html;
    expect(await html('![a](https://a.example/x.png)')).toContain(
      '<img src="/assets/aa" alt="a" width="20" height="10"',
    );
    expect(await html('<img src="https://a.example/x.png" width=300>')).toContain(
      '<img src="/assets/aa" alt="" width="300" loading',
    );
  });
});
