import { Markdown } from '@/app/(catalogue)/r/[namespace]/[name]/_components/markdown';
import type { RepositoryMessages } from '@/lib/language/en/repository';
import { foreignLanguage } from '@/lib/language/text-language';
import type { Language } from '@/lib/names/language';

const SPDX_EXPRESSION = /^[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*$/;
const SHORT = 280;

/** An SPDX expression as it is; a text rendered from Markdown, folded when it is long. */
export function Licence({
  licence,
  sourceUrl,
  words,
  language,
}: {
  licence: string;
  sourceUrl: string | null;
  words: RepositoryMessages;
  language: Language;
}) {
  if (SPDX_EXPRESSION.test(licence)) return <span className="font-mono text-xs leading-5">{licence}</span>;
  const text = (
    <div lang={foreignLanguage(licence, language)}>
      <Markdown markdown={licence} sourceUrl={sourceUrl} words={words} />
    </div>
  );
  if (licence.length <= SHORT) return text;
  return (
    <details className="disclosure">
      <summary>{words.facts.readLicence}</summary>
      {text}
    </details>
  );
}
