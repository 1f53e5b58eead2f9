import { TrustBadge } from '@/components/program/trust-badge';
import type { Suggestions } from '@/lib/catalogue/schema';
import type { CommonMessages } from '@/lib/language/en/common';
import { compactNumber, counted } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { shortName } from '@/lib/names/repository-name';

export type SuggestionMessages = {
  common: Pick<CommonMessages, 'tiers' | 'searchBox'> & {
    card: Pick<CommonMessages['card'], 'pulls' | 'sampleFigures'>;
  };
};

type Props = {
  id: string;
  suggestions: Suggestions['suggestions'];
  active: number;
  messages: SuggestionMessages;
  language: Language;
  onChoose: (index: number) => void;
  onPoint: (index: number) => void;
};

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** The list under the search field (ARIA combobox): the field keeps the focus and names the active option. */
export function SuggestionList({ id, suggestions, active, messages, language, onChoose, onPoint }: Props) {
  const { card, searchBox } = messages.common;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={searchBox.suggestions}
      className="absolute inset-x-0 top-full z-30 mt-1 overflow-hidden rounded-lg border border-line bg-surface-raised py-1 text-left shadow-lg"
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys, as the ARIA pattern has it
        <div
          key={shortName(suggestion)}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => onPoint(index)}
          onClick={() => onChoose(index)}
          className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-3 py-1 aria-selected:bg-accent-soft"
        >
          <span className="min-w-0 font-mono text-sm font-semibold wrap-anywhere">{shortName(suggestion)}</span>
          <TrustBadge tier={suggestion.trust} messages={messages} />
          {suggestion.pullCount > 0 ? (
            <span className="ml-auto text-xs text-ink-soft tabular-nums">
              {counted(card.pulls, suggestion.pullCount, compactNumber(language, suggestion.pullCount))}
              {suggestion.sampleFigures ? <i className="ml-1.5">{card.sampleFigures}</i> : null}
            </span>
          ) : null}
        </div>
      ))}
    </div>
  );
}
