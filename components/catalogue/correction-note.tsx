import type { MouseEvent } from 'react';
import { type SearchState, withQuery } from '@/components/catalogue/search-state';
import { shownQuery } from '@/components/catalogue/search-title';
import { StateLink } from '@/components/catalogue/state-link';
import { Filled } from '@/components/ui/filled';
import type { SearchMessages } from '@/lib/language/en/search';
import { fillIn } from '@/lib/language/format';

type Props = {
  state: SearchState;
  corrected: string;
  words: SearchMessages;
  onFollow: (state: SearchState, event: MouseEvent) => void;
};

/** That something else was searched for than was typed, and the way to what was typed. */
export function CorrectionNote({ state, corrected, words, onFollow }: Props) {
  return (
    <div className="mb-4 rounded-md border-l-4 border-accent bg-accent-soft px-4 py-2.5 wrap-anywhere">
      <p>
        <Filled text={words.showing} place="q">
          <StateLink state={withQuery(state, corrected)} onFollow={onFollow} className="text-link font-semibold">
            {corrected}
          </StateLink>
        </Filled>
      </p>
      <p className="text-sm">
        <StateLink state={{ ...state, exact: true, page: 1 }} onFollow={onFollow} className="text-link">
          {fillIn(words.instead, { q: shownQuery(state.q) })}
        </StateLink>
      </p>
    </div>
  );
}
