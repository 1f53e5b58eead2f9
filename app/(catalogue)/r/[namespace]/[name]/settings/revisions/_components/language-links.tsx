import Link from 'next/link';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { LANGUAGES, type Language } from '@/lib/names/language';

type Props = {
  words: OverviewEditorMessages['languages'];
  current: Language;
  hrefOf: (language: Language) => string;
};

/** Each language of an overview has revisions of its own. */
export function LanguageLinks({ words, current, hrefOf }: Props) {
  return (
    <nav aria-label={words.label} className="flex flex-wrap gap-1 border-b border-line">
      {LANGUAGES.map((language) => (
        <Link
          key={language}
          href={hrefOf(language)}
          prefetch={false}
          aria-current={language === current ? 'page' : undefined}
          className="-mb-px flex min-h-10 items-center border-b-2 border-transparent px-3 text-ink-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {words[language]}
        </Link>
      ))}
    </nav>
  );
}
