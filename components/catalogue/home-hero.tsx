import Link from 'next/link';
import { SearchBox } from '@/components/catalogue/search-box';
import type { SearchPage, SearchResult } from '@/lib/catalogue/schema';
import type { CommonMessages } from '@/lib/language/en/common';
import type { HomeMessages } from '@/lib/language/en/home';
import { boundedNumber, counted } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { repositoryPath, searchPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

type Props = {
  words: HomeMessages;
  messages: CommonMessages;
  language: Language;
  count: SearchPage['total'];
  examples: readonly SearchResult[];
};

/** What this is, in a sentence, and the search. */
export function HomeHero({ words, messages, language, count, examples }: Props) {
  const { searchBox, digestKinds, tiers, card } = messages;
  return (
    <div className="border-b border-line bg-surface-sunken">
      <div className="page py-14 text-center sm:py-20">
        <h1 className="mx-auto max-w-[24ch] text-3xl font-semibold tracking-tight text-balance sm:text-5xl">
          {words.title}
        </h1>
        <p className="mx-auto mt-4 max-w-[58ch] text-ink-soft text-pretty sm:text-lg">{words.lead}</p>
        <div className="mx-auto mt-8 max-w-2xl">
          <SearchBox place="home" language={language} messages={{ common: { searchBox, digestKinds, tiers, card } }} />
        </div>
        {count.value > 0 ? (
          <p className="mt-4 flex flex-wrap justify-center gap-x-4 gap-y-1 text-sm text-ink-soft">
            <Link href={searchPath({})} prefetch={false} className="text-link">
              {counted(words.count, count.value, boundedNumber(language, count))}
            </Link>
            {examples.length > 0 ? (
              <span className="flex flex-wrap justify-center gap-x-3">
                {words.try}
                {examples.map((example) => (
                  <Link
                    key={shortName(example)}
                    href={repositoryPath(example)}
                    prefetch={false}
                    className="font-mono text-link"
                  >
                    {shortName(example)}
                  </Link>
                ))}
              </span>
            ) : null}
          </p>
        ) : null}
      </div>
    </div>
  );
}
