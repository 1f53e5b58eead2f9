import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DigestMatches } from '@/components/catalogue/digest-matches';
import { SearchResults } from '@/components/catalogue/search-results';
import {
  BROWSING,
  type KnownValues,
  readSearchState,
  type SearchState,
  stateApiPath,
} from '@/components/catalogue/search-state';
import { searchTitle } from '@/components/catalogue/search-title';
import type { SearchWords } from '@/components/catalogue/search-words';
import { Notice } from '@/components/ui/notice';
import { getViewer } from '@/lib/auth/viewer';
import {
  CPU_ARCHITECTURES,
  DEFAULT_PAGE_SIZE,
  MAX_OFFSET,
  MAX_PUBLISHERS,
  OPERATING_SYSTEMS,
  SORTS,
  searchInput,
} from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { findDigests } from '@/lib/images/find-digests';
import { fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';
import { CATEGORIES } from '@/lib/names/category';
import { parseDigestQuery } from '@/lib/names/digest-query';
import type { Language } from '@/lib/names/language';
import { digestPath, vulnerabilityPath } from '@/lib/names/paths';
import { TRUST_TIERS } from '@/lib/names/trust';
import { parseVulnerabilityQuery } from '@/lib/names/vulnerability-id';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What most people run comes first; the rest by name. */
const COMMON_ARCHITECTURES = ['amd64', 'arm64', 'arm'] as const;

const KNOWN: KnownValues = {
  trust: TRUST_TIERS,
  category: CATEGORIES,
  arch: [...new Set([...COMMON_ARCHITECTURES, ...CPU_ARCHITECTURES])],
  os: OPERATING_SYSTEMS,
  sort: SORTS,
  maxPage: Math.floor(MAX_OFFSET / DEFAULT_PAGE_SIZE),
  maxPublishers: MAX_PUBLISHERS,
};

async function readState(searchParams: Props['searchParams']) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams))
    for (const one of [value ?? []].flat()) parameters.append(name, one);
  return readSearchState(parameters, KNOWN);
}

function wordsIn(language: Language): SearchWords {
  const { search, common } = messagesFor(language);
  const { card, tiers, categories, siteName } = common;
  return {
    language,
    siteName,
    now: new Date().toISOString(),
    search,
    cards: { common: { card, tiers, categories } },
    labels: { trust: tiers, category: categories, arch: search.architectures, os: search.operatingSystems },
  };
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [{ state }, { language }] = await Promise.all([readState(searchParams), getViewer()]);
  return {
    title: searchTitle(state, wordsIn(language)),
    // One page of results is as good as another for a search engine; the repositories are what it should keep.
    robots: { index: false, follow: true },
  };
}

export default async function Search({ searchParams }: Props) {
  const [{ state, ignored }, { actor, language }] = await Promise.all([readState(searchParams), getViewer()]);
  const vulnerability = parseVulnerabilityQuery(state.q);
  if (vulnerability && actor.kind !== 'anonymous') redirect(vulnerabilityPath(vulnerability));
  const prefix = parseDigestQuery(state.q);
  const found = prefix === undefined ? [] : await findDigests(actor, prefix);
  if (found[0] && found.length === 1) redirect(digestPath(found[0].digest));
  const { search, common, digests } = messagesFor(language);
  const client = new QueryClient();
  const answer = async (of: SearchState) => {
    const page = await searchCatalogue(actor, searchInput.parse(of));
    client.setQueryData(['search', stateApiPath(of)], page);
    return page;
  };
  // Who finds nothing is shown what there is.
  if ((await answer(state)).results.length === 0 && state.page === 1) await answer(BROWSING);
  return (
    <>
      {ignored.length > 0 ? (
        <div className="page pt-4">
          <Notice tone="warn">
            <p className="wrap-anywhere">{fillIn(search.ignored, { filters: ignored.join(', ') })}</p>
          </Notice>
        </div>
      ) : null}
      {prefix === undefined ? null : (
        <div className="page pt-4">
          <DigestMatches prefix={prefix} found={found} words={digests} common={common} />
        </div>
      )}
      <HydrationBoundary state={dehydrate(client)}>
        <SearchResults known={KNOWN} pagination={common.pagination} words={wordsIn(language)} />
      </HydrationBoundary>
    </>
  );
}
