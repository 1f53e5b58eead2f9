'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { type MouseEvent, useRef } from 'react';
import { type TagControlWords, TagListControls } from '@/components/tag/tag-list-controls';
import { type TagListState, tagListQuery, tagListState } from '@/components/tag/tag-list-query';
import { TagListRow, type TagRowWords } from '@/components/tag/tag-list-row';
import type { TagRowsPage } from '@/components/tag/tag-row';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination, type PaginationWords } from '@/components/ui/pagination';
import type { ListTagsInput } from '@/lib/tags/schema';

export type TagListWords = TagRowWords &
  TagControlWords & {
    clear: string;
    none: string;
    noneHint: string;
    failed: string;
    retry: string;
    compare: string;
    pagination: PaginationWords;
  };

type Props = {
  path: string;
  rowsPath: string;
  usualSort: ListTagsInput['sort'];
  hasSeverityOrder: boolean;
  /** Where two tags are compared; undefined where there are none to compare */
  comparePath: string | undefined;
  words: TagListWords;
};

/**
 * The tags of a repository with filter, order, view and pages. The address is the state: each change is one, back
 * works, and without script the same form and links load the page anew.
 */
export function TagList({ path, rowsPath, usualSort, hasSeverityOrder, comparePath, words }: Props) {
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
  const go = (next: Partial<TagListState>, how: 'pushState' | 'replaceState') =>
    window.history[how](null, '', `${path}${tagListQuery({ ...state, page: 1, ...next })}`);
  const turnTo = (page: number, event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go({ page }, 'pushState');
    form.current?.scrollIntoView();
  };

  return (
    <>
      <TagListControls
        path={path}
        state={state}
        usualSort={usualSort}
        hasPageOrder={usualSort === 'page'}
        hasSeverityOrder={hasSeverityOrder}
        words={words}
        form={form}
        onChange={go}
      />
      <div className="mt-4 mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
        <p role="status" className="text-ink-soft tabular-nums">
          {isError ? words.failed : data?.summary}
        </p>
        {comparePath ? (
          <Link href={comparePath} prefetch={false} className="text-link inline-block py-0.5 leading-5">
            {words.compare}
          </Link>
        ) : null}
      </div>
      {data?.note ? <p className="mb-3 max-w-[75ch] text-sm text-ink-soft">{data.note}</p> : null}
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
            <Link
              href={`${path}${tagListQuery({ ...state, filter: '', page: 1 })}`}
              prefetch={false}
              className="text-link"
            >
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
