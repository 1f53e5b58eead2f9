import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { BROWSING, browseApiPath, type SearchState } from '@/components/catalogue/search-state';
import type { SearchWords } from '@/components/catalogue/search-words';
import { StateLink } from '@/components/catalogue/state-link';
import { TierShape } from '@/components/program/tier-shape';
import { TIER_COLOURS } from '@/components/program/trust-badge';
import { apiGet } from '@/lib/api/client';
import type { searchPage } from '@/lib/catalogue/schema';
import { boundedNumber } from '@/lib/language/format';

type Props = { words: SearchWords; onFollow: (state: SearchState, event: MouseEvent) => void };

const MOST = 8;
const LINK =
  'inline-flex min-h-10 items-center gap-2 rounded-full border border-line bg-surface-raised px-4 text-sm wrap-anywhere hover:border-line-strong hover:text-accent';

/** What there is, for who found nothing: categories with most repositories, and publishers that were verified. */
export function BrowseInstead({ words, onFollow }: Props) {
  const { data } = useQuery({
    queryKey: ['search', browseApiPath],
    queryFn: ({ signal }) => apiGet<typeof searchPage>(browseApiPath, signal),
  });
  const { search, labels, language } = words;
  const categories = data?.facets.category.slice(0, MOST) ?? [];
  const publishers = data?.facets.publisher ?? [];
  return (
    <>
      {categories.length > 0 ? (
        <section aria-labelledby="browse-categories" className="mt-8">
          <h2 id="browse-categories" className="mb-3 text-lg font-semibold">
            {search.emptyCategories}
          </h2>
          <ul className="flex flex-wrap gap-2">
            {categories.map((category) => (
              <li key={category.value}>
                <StateLink state={{ ...BROWSING, category: [category.value] }} onFollow={onFollow} className={LINK}>
                  {labels.category[category.value]}
                  <span className="text-ink-soft tabular-nums">
                    {boundedNumber(language, { value: category.count, relation: category.relation })}
                  </span>
                </StateLink>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {publishers.some(({ trust }) => trust !== 'community') ? (
        <section aria-labelledby="browse-publishers" className="mt-8">
          <h2 id="browse-publishers" className="mb-3 text-lg font-semibold">
            {search.emptyPublishers}
          </h2>
          <ul className="flex flex-wrap gap-2">
            {publishers.map(({ value, trust }) =>
              trust === 'community' ? null : (
                <li key={value}>
                  <StateLink state={{ ...BROWSING, publisher: [value] }} onFollow={onFollow} className={LINK}>
                    <span className={`grid size-6 place-items-center rounded-full ${TIER_COLOURS[trust]}`}>
                      <TierShape tier={trust} className="size-4" />
                    </span>
                    {value}
                    <span className="sr-only">{words.cards.common.tiers[trust]}</span>
                  </StateLink>
                </li>
              ),
            )}
          </ul>
        </section>
      ) : null}
    </>
  );
}
