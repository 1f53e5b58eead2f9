import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { type CodeLanguage, loadGrammar } from '@/lib/markdown/code-languages';
import { element, type HtmlChild, text } from '@/lib/markdown/html-tree';

/** What overview.css has a colour for; each is a class `code-…`. */
export const TOKEN_KINDS = [
  'comment',
  'constant',
  'deleted',
  'changed',
  'function',
  'inserted',
  'keyword',
  'link',
  'parameter',
  'punctuation',
  'string',
] as const;
type TokenKind = (typeof TOKEN_KINDS)[number];

const THEME = 'token-kinds';
const LINE_LIMIT = 2000;
const LINE_MILLISECONDS = 200;
const COLOR = /^var\(--code-(?:token-)?([a-z]+)/;

let current: Promise<HighlighterCore> | null = null;

/** The process's one highlighter, made when first needed, with these languages loaded. */
export async function highlighterFor(languages: ReadonlySet<CodeLanguage>): Promise<HighlighterCore> {
  current ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: THEME, variablePrefix: '--code-', fontStyle: false })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const highlighter = await current;
  for (const language of languages)
    if (!highlighter.getLoadedLanguages().includes(language))
      await highlighter.loadLanguage((await loadGrammar(language)).default);
  return highlighter;
}

/** To be called when highlighting was stopped half-way: grammars may be half-built, so the next document begins anew. */
export function forgetHighlighter(): void {
  current = null;
}

function kindOf(color: string | undefined): TokenKind | undefined {
  const name = COLOR.exec(color ?? '')?.[1];
  return TOKEN_KINDS.find((kind) => kind === name);
}

/** Code as text and `<span class="code-…">`, by kind of token; colours are the style sheet's, for light and dark. */
export function highlight(highlighter: HighlighterCore, code: string, language: CodeLanguage): HtmlChild[] {
  const lines = highlighter.codeToTokensBase(code, {
    lang: language,
    theme: THEME,
    tokenizeMaxLineLength: LINE_LIMIT,
    tokenizeTimeLimit: LINE_MILLISECONDS,
  });
  const runs: { kind: TokenKind | undefined; value: string }[] = [];
  const append = (kind: TokenKind | undefined, value: string) => {
    const last = runs.at(-1);
    if (last && (last.kind === kind || /^[ \t]+$/.test(value))) last.value += value;
    else runs.push({ kind, value });
  };
  lines.forEach((line, index) => {
    if (index > 0) append(undefined, '\n');
    for (const token of line) append(kindOf(token.color), token.content);
  });
  return runs.map(({ kind, value }) =>
    kind ? element('span', { className: [`code-${kind}`] }, [text(value)]) : text(value),
  );
}
