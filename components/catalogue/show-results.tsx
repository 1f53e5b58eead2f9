import type { MouseEvent } from 'react';
import type { SearchWords } from '@/components/catalogue/search-words';
import type { SearchPage } from '@/lib/catalogue/schema';
import { boundedNumber, counted } from '@/lib/language/format';

type Props = {
  found: SearchPage | undefined;
  words: SearchWords;
  onShow: (event: MouseEvent<HTMLButtonElement>) => void;
};

/**
 * Where the filters are unfolded above the results: how many there are by now, always in sight, and the way to them.
 * Nothing after a search that failed.
 */
export function ShowResults({ found, words: { search, language }, onShow }: Props) {
  if (!found) return null;
  return (
    <div className="needs-script sticky bottom-0 -mx-4 rounded-b-lg border-t border-line bg-surface px-4 py-3 lg:hidden">
      <button type="button" className="button button-primary w-full" onClick={onShow}>
        {counted(search.show, found.total.value, boundedNumber(language, found.total))}
      </button>
    </div>
  );
}
