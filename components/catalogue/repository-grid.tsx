import { RepositoryCard } from '@/components/catalogue/repository-card';
import type { SearchResult } from '@/lib/catalogue/schema';
import type { CommonMessages } from '@/lib/language/en/common';
import type { Language } from '@/lib/names/language';
import { shortName } from '@/lib/names/repository-name';

type Props = {
  results: readonly SearchResult[];
  messages: { common: CommonMessages };
  language: Language;
  /** On a phone only the first few: there is a link to all of them. */
  fewOnPhone?: boolean;
};

/** Repositories as cards side by side, under a heading of the page. */
export function RepositoryGrid({ results, messages, language, fewOnPhone = false }: Props) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {results.map((result) => (
        <li key={shortName(result)} className={fewOnPhone ? 'min-w-0 max-sm:nth-[n+6]:hidden' : 'min-w-0'}>
          <RepositoryCard result={result} messages={messages} language={language} />
        </li>
      ))}
    </ul>
  );
}
