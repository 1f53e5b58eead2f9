'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { type TagListState, tagListQuery, tagListState } from '@/components/tag/tag-list-query';
import { TagListRow, type TagRowWords } from '@/components/tag/tag-list-row';
import type { TagRowsPage } from '@/components/tag/tag-row';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination, type PaginationWords } from '@/components/ui/pagination';

export type TagListWords = TagRowWords & {
  filter: string;
  filterPlaceholder: string;
  sort: string;
  sorts: Record<TagListState['sort'], string>;
  apply: string;
  clear: string;
  none: string;
  noneHint: string;
  failed: string;
  retry: string;
  pagination: PaginationWords;
};

const PAUSE_AFTER_TYPING = 200;

/**
 * The tags of a repository with filter, order and pages. The address is the state: each change is one, back
 * works, and without script the same form and links load the page anew.
 */
export function TagList({ path, rowsPath, words }: { path: string; rowsPath: string; words: TagListWords }) {
  const state = tagListState(useSearchParams());
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    queryKey: ['tag-rows', rowsPath, state],
    queryFn: async ({ signal }): Promise<TagRowsPage> => {
      const response = await fetch(`${rowsPath}${tagListQuery(state)}`, { signal });
      if (!response.ok) throw new Error(response.statusText);
      return response.json();
    },
    placeholderData: keepPreviousData,
  });
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(state.q);

  // Back and forward change the address under us: the field follows, unless its reader is still typing.
  useEffect(() => {
    if (document.activeElement?.getAttribute('name') !== 'q') setText(state.q);
  }, [state.q]);

  const go = (next: Partial<TagListState>, how: 'pushState' | 'replaceState') => {
    clearTimeout(timer.current);
    window.history[how](null, '', `${path}${tagListQuery({ ...state, page: 1, ...next })}`);
  };
  const type = (q: string) => {
    setText(q);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go({ q: q.trim() }, 'replaceState'), PAUSE_AFTER_TYPING);
  };
  const turnTo = (page: number, event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go({ page }, 'pushState');
    form.current?.scrollIntoView();
  };

  return (
    <>
      <form
        ref={form}
        action={path}
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          go({ q: text.trim() }, 'pushState');
        }}
      >
        <label className="grid w-full gap-1 text-sm sm:w-auto">
          <span className="font-medium">{words.filter}</span>
          <input
            type="search"
            name="q"
            value={text}
            onChange={(event) => type(event.target.value)}
            placeholder={words.filterPlaceholder}
            maxLength={128}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="field font-mono placeholder:font-sans sm:w-72"
          />
        </label>
        <label className="grid min-w-0 flex-1 gap-1 text-sm sm:flex-none">
          <span className="font-medium">{words.sort}</span>
          <select
            name="sort"
            value={state.sort}
            onChange={(event) =>
              go(tagListState(new URLSearchParams({ q: text.trim(), sort: event.target.value })), 'pushState')
            }
            className="field"
          >
            {Object.entries(words.sorts).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {words.apply}
        </button>
      </form>
      <p role="status" className="mt-4 mb-2 text-sm text-ink-soft tabular-nums">
        {isError ? words.failed : data?.summary}
      </p>
      {isError ? (
        <button type="button" onClick={() => refetch()} className="button">
          {words.retry}
        </button>
      ) : null}
      {data && data.rows.length > 0 ? (
        <ul className={`border-b border-line transition-opacity ${isPlaceholderData ? 'opacity-60' : ''}`}>
          {data.rows.map((row) => (
            <TagListRow key={row.names[0]?.tag} row={row} words={words} />
          ))}
        </ul>
      ) : null}
      {data?.total === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneHint}</p>
          <p className="mt-3">
            <Link href={path} prefetch={false} className="text-link" onClick={() => setText('')}>
              {words.clear}
            </Link>
          </p>
        </EmptyState>
      ) : null}
      {data ? (
        <Pagination
          page={data.page}
          pageCount={data.pageCount}
          hrefOf={(page) => `${path}${tagListQuery({ ...state, page })}`}
          words={words.pagination}
          onPage={turnTo}
        />
      ) : null}
    </>
  );
}
