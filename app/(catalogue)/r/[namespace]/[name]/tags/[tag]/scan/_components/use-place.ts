'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';

const KEY = 'plimsollRow';
const PAUSE_AFTER_SCROLLING = 250;

type Place = { list: string; index: number };

/** The row that this entry of the history was left at. */
function placeKept(list: string): number {
  const kept: Partial<Place> | undefined = window.history.state?.[KEY];
  return kept?.list === list ? (kept.index ?? 0) : 0;
}

/**
 * Keeps the row at the top of the window with the entry of the history, and goes there again when the reader comes back
 * to it, or loads it anew: the browser alone cannot, because the rows above are not there yet.
 */
export function usePlace(
  list: string,
  virtualizer: Virtualizer<Window, HTMLTableSectionElement>,
  isMeasured: boolean,
  index: number,
): void {
  const isRestored = useRef(false);
  useLayoutEffect(() => {
    if (!isMeasured || isRestored.current) return;
    isRestored.current = true;
    const kept = placeKept(list);
    if (kept > 0) virtualizer.scrollToIndex(kept, { align: 'start' });
  }, [isMeasured, list, virtualizer]);

  // After every drawing: the history may have got another entry.
  useEffect(() => {
    if (!isMeasured) return;
    const keep = () => {
      if (placeKept(list) !== index)
        window.history.replaceState({ ...window.history.state, [KEY]: { list, index } satisfies Place }, '');
    };
    const timer = setTimeout(keep, PAUSE_AFTER_SCROLLING);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  });
}
