import { describe, expect, it } from 'vitest';
import { spellHidden } from '@/lib/markdown/hidden-characters';
import { renderOverview } from '@/lib/markdown/render-overview';

const OPTIONS = { sourceUrl: null, words: { image: 'image not loaded', linkToSection: 'Link to section' } };

describe('hidden characters', () => {
  it.each([
    ['a right-to-left override', 'a\u202Eb', 'a[U+202E]b'],
    ['an isolate', 'a\u2066b\u2069', 'a[U+2066]b[U+2069]'],
    ['a zero-width space', 'pay\u200Bpal', 'pay[U+200B]pal'],
    ['a byte order mark', '\uFEFFx', '[U+FEFF]x'],
    ['a soft hyphen', 'a\u00ADb', 'a[U+00AD]b'],
    ['a tag character', 'a\u{E0041}', 'a[U+E0041]'],
    ['an escape', '\u001B[31m', '[U+001B][31m'],
    ['a joiner between Latin letters', 'a\u200Db', 'a[U+200D]b'],
  ])('%s is spelled out', (_, text, spelled) => {
    expect(spellHidden(text)).toBe(spelled);
  });

  it.each([
    ['line ends and tabs', 'a\tb\r\nc'],
    ['the joiner of a composed emoji', '👩\u200D💻 👩🏽\u200D💻'],
    ['the non-joiner of Persian', 'می\u200Cخواهم'],
    ['the joiner of Sinhala', 'ක්\u200Dෂ'],
    ['Hebrew, Arabic and Chinese', 'שלום مرحبا 你好'],
  ])('%s stay', (_, text) => {
    expect(spellHidden(text)).toBe(text);
  });

  it('are visible in text, code, titles and alternative texts of an overview', async () => {
    const { html } = await renderOverview('a\u202Eb `c\u202Ed` [e](https://a.example "f\u202Eg")', OPTIONS);
    expect(html.match(/<span class="overview-hidden-character">U\+202E<\/span>/g)).toHaveLength(2);
    expect(html).toContain('title="f[U+202E]g"');
    expect(html).not.toContain('\u202E');
  });
});
