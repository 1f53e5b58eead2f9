import type { SearchResult } from '@/lib/catalogue/schema';
import type { CommonMessages } from '@/lib/language/en/common';
import { fillIn } from '@/lib/language/format';

const MARKS = ['private', 'archived', 'deprecated', 'retired'] as const;
type Mark = (typeof MARKS)[number];

type Props = {
  result: Pick<SearchResult, Mark | 'successor'>;
  words: Pick<CommonMessages['card'], Mark | 'deprecatedFor'>;
};

/** What to know before choosing a repository. */
export function RepositoryMarks({ result, words }: Props) {
  return MARKS.filter((mark) => result[mark]).map((mark) => (
    <span
      key={mark}
      className={`inline-flex min-h-6 items-center rounded px-1.5 text-xs font-semibold wrap-anywhere ${mark === 'private' ? 'bg-domain-soft text-domain' : 'bg-warn-soft text-warn'}`}
    >
      {mark === 'deprecated' && result.successor
        ? fillIn(words.deprecatedFor, { successor: result.successor })
        : words[mark]}
    </span>
  ));
}
