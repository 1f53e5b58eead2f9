import type { LanguageRegistration } from 'shiki/core';

type Grammar = { default: LanguageRegistration[] };

/** The grammars that overviews are highlighted with; each is loaded when the first document needs it. */
const GRAMMARS = {
  apache: () => import('shiki/langs/apache.mjs'),
  bash: () => import('shiki/langs/bash.mjs'),
  bat: () => import('shiki/langs/bat.mjs'),
  c: () => import('shiki/langs/c.mjs'),
  console: () => import('shiki/langs/console.mjs'),
  csharp: () => import('shiki/langs/csharp.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  docker: () => import('shiki/langs/docker.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  groovy: () => import('shiki/langs/groovy.mjs'),
  hcl: () => import('shiki/langs/hcl.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  jsonc: () => import('shiki/langs/jsonc.mjs'),
  kotlin: () => import('shiki/langs/kotlin.mjs'),
  lua: () => import('shiki/langs/lua.mjs'),
  make: () => import('shiki/langs/make.mjs'),
  nginx: () => import('shiki/langs/nginx.mjs'),
  perl: () => import('shiki/langs/perl.mjs'),
  php: () => import('shiki/langs/php.mjs'),
  powershell: () => import('shiki/langs/powershell.mjs'),
  properties: () => import('shiki/langs/properties.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  ruby: () => import('shiki/langs/ruby.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  toml: () => import('shiki/langs/toml.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  xml: () => import('shiki/langs/xml.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
} as const satisfies Record<string, () => Promise<Grammar>>;

export type CodeLanguage = keyof typeof GRAMMARS;

/** Other words that authors write after the three backticks. */
const ALIASES: ReadonlyMap<string, CodeLanguage> = new Map([
  ['apacheconf', 'apache'],
  ['batch', 'bat'],
  ['cmd', 'bat'],
  ['conf', 'ini'],
  ['cs', 'csharp'],
  ['dockerfile', 'docker'],
  ['containerfile', 'docker'],
  ['dotenv', 'properties'],
  ['env', 'properties'],
  ['golang', 'go'],
  ['gradle', 'groovy'],
  ['htm', 'html'],
  ['js', 'javascript'],
  ['json5', 'jsonc'],
  ['makefile', 'make'],
  ['patch', 'diff'],
  ['pl', 'perl'],
  ['ps1', 'powershell'],
  ['pwsh', 'powershell'],
  ['py', 'python'],
  ['rb', 'ruby'],
  ['rs', 'rust'],
  ['sh', 'bash'],
  ['shell', 'bash'],
  ['shell-session', 'console'],
  ['shellscript', 'bash'],
  ['shellsession', 'console'],
  ['terraform', 'hcl'],
  ['ts', 'typescript'],
  ['yml', 'yaml'],
  ['zsh', 'bash'],
]);

const isLanguage = (word: string): word is CodeLanguage => Object.hasOwn(GRAMMARS, word);

/** The language that an author's word means, or undefined when its code stays plain. */
export function codeLanguage(word: string): CodeLanguage | undefined {
  const name = word.toLowerCase();
  return isLanguage(name) ? name : ALIASES.get(name);
}

export const loadGrammar = (language: CodeLanguage): Promise<Grammar> => GRAMMARS[language]();
