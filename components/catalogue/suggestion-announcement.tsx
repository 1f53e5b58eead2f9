import type { Suggestions } from '@/lib/catalogue/schema';
import type { CommonMessages } from '@/lib/language/en/common';
import { counted, fillIn } from '@/lib/language/format';

type Props = { offers: Suggestions | undefined; words: CommonMessages['searchBox'] };

/** How many suggestions there are, for who does not see them; nothing while none are open. */
export function SuggestionAnnouncement({ offers, words }: Props) {
  const count = offers ? offers.digests.length + offers.suggestions.length : 0;
  return (
    <div role="status" className="sr-only">
      {offers && offers.correctedQuery !== null ? <p>{fillIn(words.corrected, { q: offers.correctedQuery })}</p> : null}
      {offers ? <p>{count > 0 ? counted(words.found, count) : words.noneFound}</p> : null}
    </div>
  );
}
