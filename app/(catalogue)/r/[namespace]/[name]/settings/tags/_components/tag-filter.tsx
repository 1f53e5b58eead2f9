import type { z } from 'zod';
import type { DeletionMessages } from '@/lib/language/en/deletions';
import { DELETABLE_SORTS, type deletableQuery } from '@/lib/registry-sync/deletion-schema';

type Props = { path: string; query: z.output<typeof deletableQuery>; words: DeletionMessages; summary: string };

/** Filter and order of the tags; a plain form, whose state is the page's address. */
export function TagFilter({ path, query, words, summary }: Props) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-3">
      <label className="grid w-full gap-1 text-sm sm:w-auto">
        <span className="font-medium">{words.filter}</span>
        <input
          type="search"
          name="q"
          defaultValue={query.q}
          placeholder={words.filterPlaceholder}
          maxLength={128}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="field font-mono placeholder:font-sans sm:w-64"
        />
      </label>
      <label className="grid min-w-0 flex-1 gap-1 text-sm sm:flex-none">
        <span className="font-medium">{words.sort}</span>
        <select name="sort" defaultValue={query.sort} className="field">
          {DELETABLE_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {words.sorts[sort]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {words.apply}
      </button>
      <p className="w-full text-sm text-ink-soft tabular-nums sm:w-auto sm:py-2">{summary}</p>
    </form>
  );
}
