import type { Options } from 'rehype-sanitize';
import { ALERT_KINDS } from '@/lib/markdown/alert-kinds';

/** Elements that hold text and other phrasing elements only, and that authors may write. */
export const PHRASING_TAGS: ReadonlySet<string> = new Set(
  'a abbr b bdi cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);

/** Elements without content that authors may write. */
export const VOID_TAGS: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'wbr']);

/** Elements that make a block and that authors may write. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  'blockquote caption center colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Attributes that authors may write in raw HTML, by tag; `*` holds for every tag. Lower case, as in HTML. */
export const AUTHOR_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  '*': ['align', 'dir', 'id', 'lang', 'title'],
  a: ['href', 'name'],
  col: ['span'],
  colgroup: ['span'],
  details: ['open'],
  img: ['alt', 'height', 'src', 'width'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
};

const NUMBER = /^\d{1,4}$/;
const SPAN = /^[1-9]\d{0,2}$/;

/**
 * What may leave the sanitiser: what authors may write, and what the Markdown packages add (footnotes, task lists,
 * alerts, languages of code). Authors' own classes never get here: raw HTML has lost them before.
 */
export const HTML_POLICY: Options = {
  allowComments: false,
  allowDoctypes: false,
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style', 'template', 'svg', 'math', 'iframe', 'noscript', 'textarea', 'title', 'xmp', 'noembed'],
  tagNames: [...PHRASING_TAGS, ...VOID_TAGS, ...BLOCK_TAGS, 'input', 'section'],
  ancestors: Object.fromEntries(
    ['caption', 'col', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'].map((tag) => [tag, ['table']]),
  ),
  attributes: {
    '*': [
      ['align', 'left', 'right', 'center', 'justify'],
      ['dir', 'ltr', 'rtl', 'auto'],
      'id',
      ['lang', /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/],
      'title',
    ],
    a: [
      'href',
      'name',
      'ariaLabel',
      ['ariaDescribedBy', 'footnote-label'],
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['className', 'data-footnote-backref'],
    ],
    code: [['className', /^language-[\w+#.-]{1,40}$/]],
    col: [['span', SPAN]],
    colgroup: [['span', SPAN]],
    details: ['open'],
    div: [['className', 'overview-alert', ...ALERT_KINDS.map((kind) => `overview-alert-${kind}`)]],
    h2: [['className', 'sr-only']],
    img: ['alt', 'src', ['width', NUMBER], ['height', NUMBER]],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    li: [
      ['className', 'task-list-item'],
      ['value', NUMBER],
    ],
    ol: [['className', 'contains-task-list'], ['start', NUMBER], 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    p: [['className', 'overview-alert-title']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: [
      ['colSpan', SPAN],
      ['rowSpan', SPAN],
    ],
    th: [
      ['colSpan', SPAN],
      ['rowSpan', SPAN],
      ['scope', 'col', 'row', 'colgroup', 'rowgroup'],
    ],
    time: [['dateTime', /^[0-9TZ:.+ -]{1,40}$/]],
    ul: [['className', 'contains-task-list']],
  },
  protocols: { href: ['http', 'https', 'mailto', 'HTTP', 'HTTPS'], src: ['http', 'https', 'HTTP', 'HTTPS'] },
  required: { input: { type: 'checkbox', disabled: true } },
};
