import { Search } from 'lucide-react';
import { markedParts } from '@/components/catalogue/marked-parts';
import { RepositoryMarks } from '@/components/catalogue/repository-marks';
import { SuggestionOption } from '@/components/catalogue/suggestion-option';
import { TrustBadge } from '@/components/program/trust-badge';
import { Filled } from '@/components/ui/filled';
import type { Suggestions } from '@/lib/catalogue/schema';
import type { CommonMessages } from '@/lib/language/en/common';
import { compactNumber, counted, fillIn } from '@/lib/language/format';
import { shortDigest } from '@/lib/names/digest';
import type { Language } from '@/lib/names/language';
import { digestPath, repositoryPath, searchPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

export type SuggestionMessages = {
  common: Pick<CommonMessages, 'tiers' | 'searchBox' | 'digestKinds' | 'card'>;
};

/** What is offered, in the order in which it is shown: images by their digest, then repositories, then the search itself. */
export type Offers = Suggestions;

/** Where each offer leads, in that order. `typed` is what the last one searches for. */
export const addressesOf = ({ digests, suggestions }: Offers, typed: string): string[] => [
  ...digests.map(({ digest }) => digestPath(digest)),
  ...suggestions.map(repositoryPath),
  searchPath({ q: typed }),
];

type Props = {
  id: string;
  offers: Offers;
  typed: string;
  active: number;
  messages: SuggestionMessages;
  language: Language;
  onChoose: (index: number) => void;
  onPoint: (index: number) => void;
};

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

function DigestOffer({ found, words }: { found: Offers['digests'][number]; words: SuggestionMessages['common'] }) {
  const { digest, kind, platform, repository } = found;
  return (
    <>
      <span className="font-mono text-sm font-semibold">{shortDigest(digest)}…</span>
      <span className="text-sm text-ink-soft">{platform ?? words.digestKinds[kind ?? 'absent']}</span>
      <span className="ml-auto min-w-0 text-xs wrap-anywhere text-ink-soft">
        {fillIn(words.searchBox.inRepository, { repository: shortName(repository) })}
      </span>
    </>
  );
}

type RepositoryOfferProps = Pick<Props, 'messages' | 'language' | 'typed'> & { found: Offers['suggestions'][number] };

function RepositoryOffer({ found, typed, messages, language }: RepositoryOfferProps) {
  const { card } = messages.common;
  return (
    <>
      <span className="min-w-0 font-mono text-sm wrap-anywhere">
        {markedParts(shortName(found), typed).map(({ text, marked }, place) =>
          marked ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one name have no other key
            <mark key={place} className="bg-transparent font-bold text-inherit">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </span>
      <TrustBadge tier={found.trust} messages={messages} shapeOnPhone />
      <RepositoryMarks result={found} words={card} />
      {found.pullCount > 0 ? (
        <span className="text-xs text-ink-soft tabular-nums max-sm:basis-full sm:ml-auto">
          {counted(card.pulls, found.pullCount, compactNumber(language, found.pullCount))}
          {found.sampleFigures ? <i className="ml-1.5">{card.sampleFigures}</i> : null}
        </span>
      ) : null}
    </>
  );
}

function SearchOffer({ typed, words }: { typed: string; words: SuggestionMessages['common']['searchBox'] }) {
  return (
    <>
      <Search aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
      <span className="min-w-0 grow basis-0 truncate text-sm">{fillIn(words.searchFor, { q: typed })}</span>
    </>
  );
}

/** The list under the search field (ARIA combobox): the field keeps the focus and names the active option. */
export function SuggestionList({ id, offers, typed, active, messages, language, onChoose, onPoint }: Props) {
  const { searchBox } = messages.common;
  const options = [
    ...offers.digests.map((found) => ({
      key: found.digest,
      content: <DigestOffer found={found} words={messages.common} />,
    })),
    ...offers.suggestions.map((found) => ({
      key: shortName(found),
      content: (
        <RepositoryOffer found={found} typed={offers.correctedQuery ?? typed} messages={messages} language={language} />
      ),
    })),
    { key: 'search', content: <SearchOffer typed={typed} words={searchBox} /> },
  ];
  return (
    <div className="absolute inset-x-0 top-full z-30 mt-1 max-h-[min(28rem,70dvh)] overflow-y-auto overscroll-contain rounded-lg border border-line bg-surface-raised py-1 text-left shadow-lg">
      {offers.correctedQuery === null ? null : (
        <p className="border-b border-line px-3 pt-1 pb-2 text-sm text-ink-soft wrap-anywhere">
          <Filled text={searchBox.corrected} place="q">
            <strong className="font-semibold text-ink">{offers.correctedQuery}</strong>
          </Filled>
        </p>
      )}
      <div id={id} role="listbox" aria-label={searchBox.suggestions}>
        {options.map(({ key, content }, index) => (
          <SuggestionOption
            key={key}
            id={optionId(id, index)}
            active={index === active}
            onChoose={() => onChoose(index)}
            onPoint={() => onPoint(index)}
          >
            {content}
          </SuggestionOption>
        ))}
      </div>
    </div>
  );
}
