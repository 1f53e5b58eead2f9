import type { z } from 'zod';
import { ChoiceField, SearchField } from '@/components/form/list-filters';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import { DELETABLE_SORTS, type deletableQuery } from '@/lib/registry-sync/deletion-schema';

type Props = { path: string; query: z.output<typeof deletableQuery>; words: DeletionMessages; summary: string };

/** Filter and order of the tags; a plain form, whose state is the page's address. */
export function TagFilter({ path, query, words, summary }: Props) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-3">
      <SearchField
        label={words.filter}
        name="q"
        defaultValue={query.q}
        placeholder={words.filterPlaceholder}
        maxLength={128}
        className="font-mono placeholder:font-sans sm:w-64"
      />
      <ChoiceField
        label={words.sort}
        name="sort"
        defaultValue={query.sort}
        values={DELETABLE_SORTS}
        texts={words.sorts}
      />
      <button type="submit" className="button">
        {words.apply}
      </button>
      <p className="w-full text-sm text-ink-soft tabular-nums sm:w-auto sm:py-2">{summary}</p>
    </form>
  );
}
