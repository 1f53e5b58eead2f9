import { describe, expect, it } from 'vitest';
import type { OverviewOptions } from '@/lib/markdown/overview-options';
import { renderOverview } from '@/lib/markdown/render-overview';

const OPTIONS: OverviewOptions = {
  sourceUrl: 'https://github.com/nginx/docker-nginx',
  words: { image: 'image not loaded', linkToSection: 'Link to section' },
};

async function html(markdown: string, options: Partial<OverviewOptions> = {}): Promise<string> {
  return (await renderOverview(markdown, { ...OPTIONS, ...options })).html;
}

describe('headings of an overview', () => {
  it('begin one level below the page’s own, have prefixed ids, and repeat with a number', async () => {
    const { headings } = await renderOverview(
      '# Usage\n\n## Usage\n\n###### Deep\n\n# Usage 1\n\n# 用法\n\n# `%%`',
      OPTIONS,
    );
    expect(headings).toEqual([
      { id: 'overview-usage', text: 'Usage', level: 2 },
      { id: 'overview-usage-1', text: 'Usage', level: 3 },
      { id: 'overview-deep', text: 'Deep', level: 4 },
      { id: 'overview-usage-1-1', text: 'Usage 1', level: 2 },
      { id: 'overview-用法', text: '用法', level: 2 },
      { id: 'overview-section', text: '%%', level: 2 },
    ]);
  });

  it('leave no level out on the way down', async () => {
    const { headings } = await renderOverview('# a\n\n#### b\n\n###### c\n\n# d', OPTIONS);
    expect(headings.map(({ level }) => level)).toEqual([2, 3, 4, 2]);
  });

  it('leave no level out when the document has no first level', async () => {
    const { headings } = await renderOverview('## a\n\n### b', OPTIONS);
    expect(headings.map(({ level }) => level)).toEqual([2, 3]);
  });

  it('have a link with a name beside them', async () => {
    expect(await html('# How to *use*')).toBe(
      '<div class="overview-heading"><h2 id="overview-how-to-use">How to <em>use</em></h2>' +
        '<a class="overview-anchor" href="#overview-how-to-use" aria-label="Link to section: How to use">' +
        '<span aria-hidden="true">#</span></a></div>',
    );
  });

  it('are named by the alt text of their image, not by the label of a blocked one', async () => {
    const { headings, html: written } = await renderOverview('# ![Nginx](logo.png)', OPTIONS);
    expect(headings[0]).toEqual({ id: 'overview-nginx', text: 'Nginx', level: 2 });
    expect(written).toContain('aria-label="Link to section: Nginx"');
  });

  it('are found by links to them, however the author wrote the fragment', async () => {
    const written = await html(
      '# How to use this image?\n\n[a](#how-to-use-this-image) [b](#How-To-Use-This-Image) [c](#用%E6%B3%95)\n\n# 用法',
    );
    expect(written.match(/<p>.*<\/p>/)?.[0]).toBe(
      '<p><a href="#overview-how-to-use-this-image">a</a> <a href="#overview-how-to-use-this-image">b</a> <a href="#overview-用法">c</a></p>',
    );
  });

  it('keep the ids that authors give to anchors, prefixed', async () => {
    const written = await html('<a name="env"></a>\n\n<h2 id="my-title">Title</h2>\n\n[x](#env) [y](#my-title)');
    expect(written).toContain('<span id="overview-env"></span>');
    expect(written).toContain('<a href="#overview-env">x</a> <a href="#overview-title">y</a>');
  });
});

describe('GitHub’s Markdown', () => {
  it('puts a table in a frame that scrolls by keyboard and has a name', async () => {
    const written = await html('| a | b |\n|:-:|---|\n| 1 | ~~2~~ |');
    expect(written).toMatch(/^<div class="overview-table" tabindex="0" role="group" aria-label="Table 1"><table>/);
    expect(written).toContain('<td align="center">1</td>');
    expect(written).toContain('<del>2</del>');
  });

  it('names the boxes of task lists', async () => {
    const written = await html('- [x] a\n- [ ] b', {
      words: { ...OPTIONS.words, taskDone: '已完成', taskOpen: '未完成' },
    });
    expect(written).toContain('<input type="checkbox" checked disabled aria-label="已完成"> a');
    expect(written).toContain('<input type="checkbox" disabled aria-label="未完成"> b');
  });

  it('links bare addresses', async () => {
    expect(await html('See https://nginx.org/en/.')).toBe(
      '<p>See <a href="https://nginx.org/en/" rel="nofollow noopener noreferrer">https://nginx.org/en/</a>.</p>',
    );
  });

  it('links footnotes there and back', async () => {
    const written = await html('a[^n]\n\n[^n]: b');
    expect(written).toContain('<a href="#overview-fn-n"');
    expect(written).toContain('<li id="overview-fn-n">');
    expect(written).toContain('<a href="#overview-fnref-n" data-footnote-backref="" aria-label="Back to the text (1)"');
    expect(written).toContain('aria-describedby="overview-footnote-label" id="overview-fnref-n"');
  });

  it.each(['NOTE', 'Tip', 'important', 'WARNING', 'CAUTION'])('shows [!%s] as a titled note', async (word) => {
    const kind = word.toLowerCase();
    const written = await html(`> [!${word}]\n> Be *careful*.\n>\n> Twice.`);
    expect(written.replaceAll('\n', '')).toBe(
      `<div class="overview-alert overview-alert-${kind}"><p class="overview-alert-title">${kind[0]?.toUpperCase()}${kind.slice(1)}</p>` +
        '<p>Be <em>careful</em>.</p><p>Twice.</p></div>',
    );
  });

  it.each(['> [!NOTE] inline text', '> [!OTHER]\n> x', '> a\n> [!NOTE]'])(
    'leaves the quotation %j alone',
    async (markdown) => {
      expect(await html(markdown)).toMatch(/^<blockquote>/);
    },
  );
});

describe('raw HTML in an overview', () => {
  it('may wrap Markdown blocks', async () => {
    expect((await html('<div align="center">\n\n**x**\n\n</div>')).replaceAll('\n', '')).toBe(
      '<div align="center"><p><strong>x</strong></p></div>',
    );
    expect((await html('<p align="center">\n\nx\n\n</p>')).replaceAll('\n', '')).toBe(
      '<div align="center"><p>x</p></div>',
    );
    expect((await html('<details><summary>More</summary>\n\n- x\n\n</details>')).replaceAll('\n', '')).toBe(
      '<details><summary>More</summary><ul><li>x</li></ul></details>',
    );
  });

  it('may stand in lines, list items and table cells', async () => {
    expect(await html('Press <kbd>Ctrl</kbd>, H<sub>2</sub>O<br>next')).toBe(
      '<p>Press <kbd>Ctrl</kbd>, H<sub>2</sub>O<br>next</p>',
    );
    expect(await html('- a <b>b</b> c')).toContain('<li>a <b>b</b> c</li>');
    expect(await html('| a |\n|-|\n| <ul><li>x<li>y</ul> |')).toContain('<td><ul><li>x</li><li>y</li></ul></td>');
    expect(await html('<table><tr><td>1<td>2<tr><td>3</table>')).toContain(
      '<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>',
    );
  });

  it('loses what is not allowed but keeps the text to read', async () => {
    expect(await html('a <font color=red>b</font> <button>c</button> <script>d</script>e')).toBe('<p>a b c e</p>');
  });

  it('ends in the block it began in, so that nothing open runs over the document', async () => {
    expect(await html('a <b>b\n\nc')).toBe('<p>a <b>b</b></p>\n<p>c</p>');
  });
});

describe('links of an overview', () => {
  it('lead to this site’s own page when they name a repository on Docker Hub', async () => {
    expect(await html('[x](https://hub.docker.com/_/redis/)')).toBe('<p><a href="/_/redis">x</a></p>');
  });

  it('ask the site which repositories it has', async () => {
    const siteRepositories = (path: string) => (path === '/_/redis' ? path : null);
    const written = await html('[x](https://hub.docker.com/_/redis) [y](https://hub.docker.com/_/mysql)', {
      siteRepositories,
    });
    expect(written).toBe(
      '<p><a href="/_/redis">x</a> <a href="https://hub.docker.com/_/mysql" rel="nofollow noopener noreferrer">y</a></p>',
    );
  });

  it('become text when they lead nowhere', async () => {
    expect(await html('[**x**](docs/a.md) [y](ftp://a.example/) [z](#)', { sourceUrl: null })).toBe(
      '<p><strong>x</strong> y z</p>',
    );
  });
});

describe('images of an overview', () => {
  it('are kept when this site serves them', async () => {
    expect(await html('![Logo](/assets/0a1b.png "t")')).toBe(
      '<p><img src="/assets/0a1b.png" alt="Logo" title="t" loading="lazy" decoding="async"></p>',
    );
  });

  it('become a labelled link when they lie elsewhere', async () => {
    expect(await html('![Chart](https://a.example/c.png)')).toBe(
      '<p><a class="blocked-image" href="https://a.example/c.png" rel="nofollow noopener noreferrer">Chart ' +
        '<span class="blocked-image-label">image not loaded</span></a></p>',
    );
    expect(await html('![Chart](img/c.png)')).toContain(
      'href="https://github.com/nginx/docker-nginx/raw/HEAD/img/c.png"',
    );
  });

  it('leave a link around them as it is', async () => {
    expect(await html('[![Build](https://a.example/b.svg)](https://ci.example/)')).toBe(
      '<p><a href="https://ci.example/" rel="nofollow noopener noreferrer"><span class="blocked-image">Build ' +
        '<span class="blocked-image-label">image not loaded</span></span></a></p>',
    );
  });

  it('have no address at all when it is not one to follow', async () => {
    expect(await html('![x](data:image/png;base64,AAAA)')).toBe(
      '<p><span class="blocked-image">x <span class="blocked-image-label">image not loaded</span></span></p>',
    );
  });
});

describe('code in an overview', () => {
  it.each([
    'console',
    'shell',
    'Dockerfile',
    'yml',
    'json',
    'toml',
    'ini',
    'xml',
    'sql',
    'py',
    'js',
    'ts',
    'go',
    'java',
    'rb',
    'php',
    'rs',
    'c',
    'nginx',
    'diff',
    'ps1',
    'groovy',
    'lua',
    'pl',
    'properties',
    'makefile',
  ])('is coloured by classes, never by styles, and says the same: %s', async (language) => {
    const code = '# a "b" <c>\n- 1 + $x # y\nif FROM nginx; select function return\n';
    const written = await html(`\`\`\`${language}\n${code}\`\`\``);
    expect(written).toMatch(/^<div class="overview-code"><pre tabindex="0"><code>/);
    expect(written).toContain('<span class="code-');
    expect(written).not.toContain('style');
    const read = written.replace(/<[^>]+>/g, '').replaceAll('&#x3C;', '<');
    expect(read).toBe(code);
  });

  it('may be named by an alias', async () => {
    expect(await html('```apacheconf\n# a\nListen 80\n```')).toContain('<span class="code-comment"># a</span>');
  });

  it('stays plain in an unknown language', async () => {
    expect(await html('```brainfuck\n+<\n```')).toBe(
      '<div class="overview-code"><pre tabindex="0"><code>+&#x3C;\n</code></pre></div>',
    );
  });

  it('stays plain over 20,000 characters, and in documents with over 200 blocks', async () => {
    expect(await html(`\`\`\`json\n${'"a" '.repeat(5001)}\n\`\`\``)).not.toContain('code-');
    expect(await html('```json\n"a"\n```\n\n'.repeat(201))).not.toContain('"code-');
    expect(await html('```json\n"a"\n```\n\n'.repeat(200))).toContain('"code-');
  });

  it('has a copy button that waits for a script when there is a word for it', async () => {
    expect(await html('    x', { words: { ...OPTIONS.words, copy: 'Copy' } })).toContain(
      '</pre><button type="button" class="overview-copy" hidden>Copy</button></div>',
    );
  });
});
