'use client';

import { type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { ChoiceField, SearchField, ViewSwitch } from '@/components/form/list-filters';
import {
  MOST_FILTER,
  SORTS,
  type TagListState,
  tagListQuery,
  tagListState,
  VIEWS,
} from '@/components/tag/tag-list-query';

export type TagControlWords = {
  filter: string;
  filterPlaceholder: string;
  sort: string;
  sorts: Record<(typeof SORTS)[number], string>;
  view: string;
  views: Record<TagListState['view'], string>;
  apply: string;
};

type Props = {
  path: string;
  state: TagListState;
  /** The order that suits the repository, which the address need not name */
  usualSort: (typeof SORTS)[number];
  /** Where no definition orders the tags, its order is none to choose */
  hasPageOrder: boolean;
  /** For who may see what scanners found */
  hasSeverityOrder: boolean;
  words: TagControlWords;
  form: RefObject<HTMLFormElement | null>;
  onChange: (next: Partial<TagListState>, how: 'pushState' | 'replaceState') => void;
};

const PAUSE_AFTER_TYPING = 200;

/** Filter, order and view. Without script the same form and links load the page anew. */
export function TagListControls({
  path,
  state,
  usualSort,
  hasPageOrder,
  hasSeverityOrder,
  words,
  form,
  onChange,
}: Props) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(state.filter);

  // Back, forward and links change the address under us: the field follows, unless its reader is still typing.
  useEffect(() => {
    if (document.activeElement?.getAttribute('name') !== 'filter') setText(state.filter);
  }, [state.filter]);

  const change = (next: Partial<TagListState>, how: 'pushState' | 'replaceState') => {
    clearTimeout(timer.current);
    onChange({ filter: text.trim(), ...next }, how);
  };
  const type = (filter: string) => {
    setText(filter);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange({ filter: filter.trim() }, 'replaceState'), PAUSE_AFTER_TYPING);
  };
  const sortBy = (value: string) => {
    const { sort } = tagListState(new URLSearchParams({ sort: value }));
    change({ sort: sort === usualSort ? null : sort }, 'pushState');
  };
  const show = (view: TagListState['view'], event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    change({ view }, 'pushState');
  };

  const offered = SORTS.filter(
    (sort) => (sort !== 'page' || hasPageOrder) && (sort !== 'severity' || hasSeverityOrder),
  );

  return (
    <form
      ref={form}
      action={path}
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        change({}, 'pushState');
      }}
    >
      <SearchField
        label={words.filter}
        name="filter"
        value={text}
        onChange={(event) => type(event.target.value)}
        placeholder={words.filterPlaceholder}
        maxLength={MOST_FILTER}
        className="font-mono placeholder:font-sans sm:w-72"
      />
      <ChoiceField
        label={words.sort}
        name="sort"
        value={state.sort ?? usualSort}
        onChange={(event) => sortBy(event.target.value)}
        values={offered}
        texts={words.sorts}
      />
      {state.view === 'image' ? null : <input type="hidden" name="view" value={state.view} />}
      <button type="submit" className="button">
        {words.apply}
      </button>
      <ViewSwitch
        label={words.view}
        views={VIEWS.map((view) => ({
          view,
          text: words.views[view],
          href: `${path}${tagListQuery({ ...state, view, page: 1 })}`,
        }))}
        chosen={state.view}
        onChoose={show}
        className="sm:ml-auto"
      />
    </form>
  );
}
