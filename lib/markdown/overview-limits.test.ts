import { describe, expect, it } from 'vitest';
import { MAX_OVERVIEW_BYTES } from '@/lib/markdown/overview-limits';
import { OverviewTooLong, renderOverview } from '@/lib/markdown/render-overview';
import { TimeLimitExceeded, withinTime } from '@/lib/markdown/time-limit';

const OPTIONS = { sourceUrl: null, words: { image: 'image not loaded', linkToSection: 'Link to section' } };
/** The renderer stops formatting 1 MB after 5.5 s and colouring code after 1.5 s; the rest is room for a busy machine. */
const BOUND = 12_000;

const SECTION =
  '## Using `docker`\n\nStart **one** with [Compose](https://docs.docker.com/compose/), then look at its log:\n\n' +
  '```console\n$ docker run --name some-app -d example:1.2\n```\n\n- first, a line of some length that says little\n- second\n\n' +
  `${'A paragraph of plain words, as most of them are in a real overview of an image. '.repeat(6)}\n\n`;

const SHAPES: [string, string][] = [
  ['10,000 quotations in each other', '>'.repeat(10_000)],
  ['10,000 quotations in each other with text', `${'> '.repeat(10_000)}x`],
  ['10,000 brackets', '['.repeat(10_000)],
  ['10,000 links begun', '[a]('.repeat(10_000)],
  ['20,000 images begun', '![a]('.repeat(20_000)],
  ['lists 900 deep', Array.from({ length: 900 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ['10,000 lists on a line', '- '.repeat(10_000)],
  ['emphasis 10,000 deep', `${'*a **b '.repeat(10_000)}`],
  ['10,000 elements in each other', '<div>'.repeat(10_000)],
  ['elements that misnest', '<div><table><td></div></td></table><b><p></b>'.repeat(3000)],
  [
    'formatting that a parser would reopen',
    `${Array.from({ length: 2000 }, (_, n) => `<b title=${n}>`).join('')}\n\n${'x\n\n'.repeat(20_000)}`,
  ],
  ['instructions that never end', 'a <?'.repeat(30_000)],
  ['comments that never end', 'a <!--'.repeat(25_000)],
  ['code spans of all lengths', Array.from({ length: 500 }, (_, n) => '`'.repeat(n)).join('a')],
  ['a table of 50,000 rows', `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(50_000)}`],
  ['a table of 5,000 columns', `${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n${'|1'.repeat(5000)}|`],
  ['100,000 headings', '# a\n'.repeat(100_000)],
  ['30,000 calls of a missing footnote', '[^1] '.repeat(30_000)],
  ['a word of 990,000 letters', 'a'.repeat(990_000)],
  ['300,000 nulls', '\0'.repeat(300_000)],
  ['300,000 characters without width', '\u200B'.repeat(300_000)],
  ['300,000 halves of surrogate pairs', '\uD800'.repeat(300_000)],
  ['990,000 less-than signs', '<'.repeat(990_000)],
  ['an attribute that never ends', `<a ${'x='.repeat(200_000)}`],
  ['quotes that never end', '<a x="'.repeat(100_000)],
  ['a code block of 990,000 characters', `\`\`\`bash\n${'a'.repeat(980_000)}\n\`\`\``],
  ['code that is slow to tokenise', `${`\`\`\`bash\n${'$(('.repeat(6000)}\n\`\`\`\n\n`.repeat(20)}`],
  ['addresses without end', 'http://a.b '.repeat(60_000)],
];

describe('an overview made to exhaust the server', () => {
  it.each(SHAPES)('ends in bounded time without a crash: %s', async (_, markdown) => {
    const started = performance.now();
    const { html } = await renderOverview(markdown, OPTIONS);
    expect(performance.now() - started).toBeLessThan(BOUND);
    expect(html.length).toBeLessThanOrEqual(10_000_000);
    expect(html.isWellFormed()).toBe(true);
  });

  it('is shown as its source text when it cannot be formatted', async () => {
    const { html, headings, plain } = await renderOverview(`${'> '.repeat(10_000)}<b>`, OPTIONS);
    expect(plain).toBe(true);
    expect(headings).toEqual([]);
    expect(html).toMatch(/^<pre class="overview-plain" tabindex="0">> > > .*&#x3C;b>/);
  });
});

describe('nesting', () => {
  it('is formatted down to a depth of about 100, and source text below that', async () => {
    const { html, plain } = await renderOverview(`# T\n\n${'> '.repeat(150)}deep **down**\n\nafter *it*`, OPTIONS);
    expect(plain).toBe(false);
    expect(html.match(/<blockquote>/g)?.length).toBe(100);
    expect(html).toContain('deep **down**');
    expect(html).toContain('<p>after <em>it</em></p>');
  });
});

describe('the size of an overview', () => {
  it('is refused over 1 MB, in a sentence that says what to change', async () => {
    await expect(renderOverview('é'.repeat(MAX_OVERVIEW_BYTES / 2 + 1), OPTIONS)).rejects.toThrow(OverviewTooLong);
    await expect(renderOverview('a'.repeat(MAX_OVERVIEW_BYTES + 1), OPTIONS)).rejects.toThrow(
      'The overview has 1000001 bytes; at most 1000000 are allowed.',
    );
  });

  it('may be almost 1 MB of usual text, and is then formatted', async () => {
    const markdown = SECTION.repeat(Math.floor(MAX_OVERVIEW_BYTES / Buffer.byteLength(SECTION)));
    const started = performance.now();
    // What is asked here is not how fast this machine is at the moment.
    const { plain, headings } = await renderOverview(markdown, OPTIONS, 25_000);
    console.info(`${Buffer.byteLength(markdown)} bytes of usual text in ${Math.round(performance.now() - started)} ms`);
    expect(plain).toBe(false);
    expect(headings.length).toBeGreaterThan(1000);
  });
});

describe('a time limit', () => {
  it('stops work that does not end by itself', () => {
    let rounds = 0;
    expect(() =>
      withinTime(50, () => {
        while (rounds >= 0) rounds += 1;
      }),
    ).toThrow(TimeLimitExceeded);
    expect(rounds).toBeGreaterThan(0);
  });

  it('hands back the result, also undefined, and passes on errors', () => {
    expect(withinTime(1000, () => 7)).toBe(7);
    expect(withinTime(1000, () => undefined)).toBeUndefined();
    expect(() =>
      withinTime(1000, () => {
        throw new TypeError('no');
      }),
    ).toThrow(TypeError);
  });
});
