import type { CardMessages } from '@/components/catalogue/repository-card';
import type { FixedFilter } from '@/components/catalogue/search-state';
import type { SearchMessages } from '@/lib/language/en/search';
import type { Language } from '@/lib/names/language';

/** All that the search page's client component needs to speak: texts and plain values only. */
export type SearchWords = {
  language: Language;
  siteName: string;
  /** The server's time: a browser's own would change the relative times as the page comes alive. */
  now: string;
  search: SearchMessages;
  cards: CardMessages;
  /** What each value of a filter is called. */
  labels: Record<FixedFilter, Readonly<Record<string, string>>>;
};
