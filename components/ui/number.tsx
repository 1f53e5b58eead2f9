import { type Counted, compactNumber, counted, exactNumber } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';

/** A rounded figure, in words where given (`12.3K pulls`), with all its digits on hover. */
export function Figure({ value, language, words }: { value: number; language: Language; words?: Counted }) {
  const short = compactNumber(language, value);
  return (
    <span className="tabular-nums" title={exactNumber(language, value)}>
      {words ? counted(words, value, short) : short}
    </span>
  );
}
