import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { HOSTILE_MARKDOWN } from '@/lib/markdown/hostile-markdown.fixture';
import type { HtmlElement, HtmlRoot } from '@/lib/markdown/html-tree';
import { renderOverview } from '@/lib/markdown/render-overview';

/* Written apart from the renderer's own allow-list on purpose: the two must agree. Names are hast properties. */
const EVERYWHERE = ['align', 'dir', 'id', 'lang', 'title'];
const ALLOWED: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    `abbr b bdi blockquote br caption center cite code dd del dfn dl dt em figcaption figure h2 h3 h4 h5 h6 hr i ins kbd mark
     p q rp rt ruby s samp small span strike strong sub summary sup table tbody tfoot thead tr tt u var wbr ul`
      .split(/\s+/)
      .map((tag) => [tag, []]),
  ),
  a: ['href', 'rel', 'ariaLabel', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref'],
  button: ['type', 'hidden'],
  col: ['span'],
  colgroup: ['span'],
  details: ['open'],
  div: ['tabIndex', 'role', 'ariaLabel'],
  img: ['alt', 'src', 'width', 'height', 'loading', 'decoding'],
  input: ['type', 'checked', 'disabled', 'ariaLabel'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  pre: ['tabIndex'],
  section: ['dataFootnotes'],
  span: ['ariaHidden'],
  td: ['colSpan', 'rowSpan'],
  th: ['colSpan', 'rowSpan', 'scope'],
  time: ['dateTime'],
};
const OWN_CLASS =
  /^(?:overview-(?:alert(?:-[a-z]+)?|anchor|code|copy|heading|hidden-character|plain|table)|code-[a-z]+|blocked-image(?:-label)?|task-list-item|contains-task-list|footnotes|data-footnote-backref|sr-only)$/;
const INSIDE =
  /^(?:#overview-\S+|\/_\/[a-z0-9._-]+(?:\/tags)?(?:#overview-\S+)?|\/r\/[a-z0-9._-]+\/[a-z0-9._-]+(?:\/tags)?(?:#overview-\S+)?|\/assets\/[A-Za-z0-9._-]+)$/;
const HIDDEN = /[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF\0]/;

const parse = (html: string): HtmlRoot =>
  unified()
    .use(rehypeRaw)
    .runSync({ type: 'root', children: [{ type: 'raw', value: html }] });

function attributeProblems(node: HtmlElement): string[] {
  const problems: string[] = [];
  const allowed = [...EVERYWHERE, 'className', ...(ALLOWED[node.tagName] ?? [])];
  for (const [name, value] of Object.entries(node.properties)) {
    const at = `<${node.tagName} ${name}="${String(value)}">`;
    if (!allowed.includes(name)) problems.push(`attribute ${at}`);
    if (name === 'className' && !(Array.isArray(value) && value.every((word) => OWN_CLASS.test(String(word)))))
      problems.push(`class ${at}`);
    if (name === 'id' && !/^overview-\S+$/.test(String(value))) problems.push(`id ${at}`);
    if (name === 'src' && !/^\/assets\/[A-Za-z0-9._-]+$/.test(String(value))) problems.push(`image ${at}`);
    if (name === 'href') problems.push(...linkProblems(node, String(value)).map((problem) => `${problem} ${at}`));
    if (HIDDEN.test(String(value))) problems.push(`hidden character in ${at}`);
  }
  if (node.tagName === 'input' && !(node.properties.type === 'checkbox' && node.properties.disabled))
    problems.push('an input that is no task list box');
  return problems;
}

function linkProblems(node: HtmlElement, href: string): string[] {
  if (INSIDE.test(href)) return [];
  if (!URL.canParse(href)) return ['link that is neither inside nor absolute'];
  const url = new URL(href);
  const problems = ['http:', 'https:', 'mailto:'].includes(url.protocol) ? [] : ['scheme'];
  if (url.username || url.password) problems.push('user name in link');
  const rel = Array.isArray(node.properties.rel) ? node.properties.rel : [];
  if (!['nofollow', 'noopener', 'noreferrer'].every((word) => rel.includes(word))) problems.push('rel');
  return problems;
}

/** Everything in the HTML, as an HTML parser reads it, that the policy does not allow. */
function policyProblems(html: string): string[] {
  const problems: string[] = [];
  const ids = new Set<unknown>();
  const look = (parent: HtmlRoot | HtmlElement, insideLink: boolean): void => {
    for (const node of parent.children) {
      if (node.type === 'text') {
        if (HIDDEN.test(node.value)) problems.push(`hidden character in “${node.value}”`);
      } else if (node.type === 'element') {
        if (!Object.hasOwn(ALLOWED, node.tagName)) problems.push(`element <${node.tagName}>`);
        if (node.tagName === 'a' && insideLink) problems.push('link inside a link');
        if (node.properties.id !== undefined && ids.has(node.properties.id))
          problems.push(`second id ${node.properties.id}`);
        ids.add(node.properties.id);
        problems.push(...attributeProblems(node));
        look(node, insideLink || node.tagName === 'a');
      } else problems.push(`${node.type} node`);
    }
  };
  const tree = parse(html);
  look(tree, false);
  // What a browser makes of the HTML must be what was written: a mutation is how sanitisers get bypassed.
  if (unified().use(rehypeStringify).stringify(tree) !== html) problems.push('changes when it is parsed');
  return problems;
}

const OPTIONS = {
  sourceUrl: 'https://github.com/docker-library/docs',
  words: { image: 'image not loaded', linkToSection: 'Link to section', copy: 'Copy' },
};

describe('the policy check itself', () => {
  it.each([
    '<script>1</script>',
    '<p onclick="x">a</p>',
    '<p style="color:red">a</p>',
    '<a href="javascript:1" rel="nofollow noopener noreferrer">a</a>',
    '<a href="https://a.example/">a</a>',
    '<img src="https://a.example/x.png">',
    '<p id="location">a</p>',
    '<p class="modal">a</p>',
    '<!-- a -->',
    '<p><div>a</div></p>',
    '<input name="a">',
    '<svg></svg>',
  ])('finds what is wrong with %s', (html) => {
    expect(policyProblems(html)).not.toEqual([]);
  });
});

describe('a hostile overview', () => {
  it(`is tried in at least 60 ways (${HOSTILE_MARKDOWN.length})`, () => {
    expect(HOSTILE_MARKDOWN.length).toBeGreaterThanOrEqual(60);
  });

  it.each(HOSTILE_MARKDOWN)('stays within the policy: %s', async (_, markdown) => {
    const { html } = await renderOverview(markdown, OPTIONS);
    expect(policyProblems(html)).toEqual([]);
  });

  it.each(HOSTILE_MARKDOWN)('stays within the policy when every picture of it is here: %s', async (_, markdown) => {
    const picture = { path: `/assets/${'a'.repeat(64)}`, width: 20, height: 10 };
    const { html } = await renderOverview(markdown, { ...OPTIONS, pictures: () => picture });
    expect(policyProblems(html)).toEqual([]);
  });

  it.each(HOSTILE_MARKDOWN)('stays within the policy between other blocks: %s', async (_, markdown) => {
    const { html } = await renderOverview(
      `# T\n\n- a ${markdown}\n\n${markdown}\n\n| a |\n|-|\n| ${markdown} |`,
      OPTIONS,
    );
    expect(policyProblems(html)).toEqual([]);
  });

  it('stays within the policy when all of it is one document', async () => {
    const markdown = HOSTILE_MARKDOWN.map(([, text]) => text).join('\n\n');
    expect(policyProblems((await renderOverview(markdown, OPTIONS)).html)).toEqual([]);
  });

  it('stays within the policy for thousands of shuffled fragments', async () => {
    const pieces = HOSTILE_MARKDOWN.flatMap(([, text]) => text.match(/<[^>]*>?|[^<]{1,20}/g) ?? []);
    let seed = 7;
    const next = (limit: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % limit;
    };
    for (let round = 0; round < 300; round += 1) {
      const markdown = Array.from({ length: 12 }, () => pieces[next(pieces.length)] + (next(4) ? '' : '\n\n')).join('');
      expect(policyProblems((await renderOverview(markdown, OPTIONS)).html), markdown).toEqual([]);
    }
  });
});

const docs = path.join(process.env.PLIMSOLL_SHARED ?? path.resolve('../shared'), 'data/official-images/docs');
const available = existsSync(docs);

describe('the overviews of the official images', () => {
  it.skipIf(!available)(
    `render within the policy, formatted${available ? '' : ' (skipped: ../shared/data is not here)'}`,
    async () => {
      const names = readdirSync(docs).filter((name) => existsSync(path.join(docs, name, 'content.md')));
      const started = performance.now();
      const rendered = [];
      for (const name of names) {
        const markdown = readFileSync(path.join(docs, name, 'content.md'), 'utf8');
        rendered.push({ name, ...(await renderOverview(markdown, OPTIONS)) });
      }
      console.info(`${names.length} overviews of official images in ${Math.round(performance.now() - started)} ms`);
      expect(names).toHaveLength(56);
      for (const { name, html, headings, plain } of rendered) {
        expect(policyProblems(html), name).toEqual([]);
        expect(plain, name).toBe(false);
        expect(headings.length, name).toBeGreaterThan(0);
      }
    },
  );
});
