import { type CodeLanguage, codeLanguage } from '@/lib/markdown/code-languages';
import { forgetHighlighter, highlight, highlighterFor } from '@/lib/markdown/highlighter';
import { element, type HtmlElement, type HtmlRoot, rewriteElements, text, textOf } from '@/lib/markdown/html-tree';
import { TimeLimitExceeded, withinTime } from '@/lib/markdown/time-limit';

const MAX_BLOCK_CHARACTERS = 20_000;
const MAX_BLOCKS = 200;
const HIGHLIGHT_MILLISECONDS = 1500;

type CodeBlock = { node: HtmlElement; source: string; language: CodeLanguage };

function languageOf(code: HtmlElement): CodeLanguage | undefined {
  const classes = Array.isArray(code.properties.className) ? code.properties.className : [];
  const word = classes.map(String).find((name) => name.startsWith('language-'));
  return word === undefined ? undefined : codeLanguage(word.slice('language-'.length));
}

/** HTML parsers drop a line end right after `<pre>`; without any there, what is written is what is read. */
function dropLeadingLineEnds(node: HtmlElement): void {
  const from = node.children.findIndex((child) => !(child.type === 'text' && /^\n*$/.test(child.value)));
  node.children.splice(0, from < 0 ? node.children.length : from);
  const [first] = node.children;
  if (first?.type === 'text') first.value = first.value.replace(/^\n+/, '');
}

/** Makes every code block reachable by keyboard, gives it a copy button, and returns those with a known language. */
function prepareBlocks(tree: HtmlRoot, copyLabel: string | undefined): { blocks: CodeBlock[]; total: number } {
  const blocks: CodeBlock[] = [];
  let total = 0;
  rewriteElements(tree, (node, ancestors) => {
    if (node.tagName === 'code' && ancestors.at(-1) !== 'pre') delete node.properties.className;
    if (node.tagName !== 'pre') return [node];
    total += 1;
    node.properties.tabIndex = 0;
    dropLeadingLineEnds(node);
    const [code] = node.children;
    if (code?.type === 'element' && code.tagName === 'code') {
      const language = languageOf(code);
      const source = textOf(code);
      delete code.properties.className;
      if (language && source.length <= MAX_BLOCK_CHARACTERS) blocks.push({ node: code, source, language });
    }
    // Without scripts the button could do nothing: the page's script shows it.
    const button =
      copyLabel === undefined || ancestors.some((name) => ['a', 'summary'].includes(name))
        ? []
        : [element('button', { type: 'button', className: ['overview-copy'], hidden: true }, [text(copyLabel)])];
    return [element('div', { className: ['overview-code'] }, [node, ...button])];
  });
  return { blocks, total };
}

/**
 * Frames code blocks and highlights those whose language is known. Blocks over 20,000 characters, documents with over
 * 200 blocks, and whatever is left when the time is up stay plain.
 */
export async function highlightCode(tree: HtmlRoot, copyLabel: string | undefined): Promise<void> {
  const { blocks, total } = prepareBlocks(tree, copyLabel);
  if (blocks.length === 0 || total > MAX_BLOCKS) return;
  const highlighter = await highlighterFor(new Set(blocks.map(({ language }) => language)));
  try {
    withinTime(HIGHLIGHT_MILLISECONDS, () => {
      for (const { node, source, language } of blocks) node.children = highlight(highlighter, source, language);
    });
  } catch (error) {
    if (!(error instanceof TimeLimitExceeded)) throw error;
    forgetHighlighter();
  }
}
