'use client';

import { type ChangeEvent, useState } from 'react';

type Words = { label: string; placeholder: string; go: string; none: string };

/** Shows of the lists named only the lines with a matching tag. @returns how many are left */
function showMatching(listIds: readonly string[], wanted: string): number {
  let left = 0;
  for (const id of listIds) {
    const list = document.getElementById(id);
    for (const line of list?.querySelectorAll<HTMLElement>('li[data-tags]') ?? []) {
      line.hidden = !(line.dataset.tags ?? '').toLowerCase().includes(wanted);
      if (!line.hidden) left += 1;
    }
    const folded = list?.querySelector<HTMLDetailsElement>(':scope > details');
    if (folded && wanted !== '') folded.open = true;
  }
  return left;
}

/** Filters lines that the server rendered. Without script the same form leads to the tags tab with its filter. */
export function TagLineFilter({
  listIds,
  action,
  words,
}: {
  listIds: readonly string[];
  action: string;
  words: Words;
}) {
  const [nothingLeft, setNothingLeft] = useState(false);
  const filter = ({ target }: ChangeEvent<HTMLInputElement>) =>
    setNothingLeft(showMatching(listIds, target.value.trim().toLowerCase()) === 0);
  return (
    <form action={action} className="mb-4">
      <div className="flex gap-2">
        <input
          type="search"
          name="filter"
          aria-label={words.label}
          placeholder={`${words.label}: ${words.placeholder}`}
          onChange={filter}
          autoComplete="off"
          spellCheck={false}
          className="field min-w-0 text-sm sm:w-80"
        />
        <button type="submit" className="button shrink-0 text-sm">
          {words.go}
        </button>
      </div>
      <p role="status" className="mt-2 text-sm text-ink-soft empty:mt-0">
        {nothingLeft ? words.none : null}
      </p>
    </form>
  );
}
