'use client';

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, useLayoutEffect, useRef, useState } from 'react';
import { usePlace } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/use-place';

const OVERSCAN = 12;
/** Until rows are measured */
const USUAL_HEIGHT = 64;

type Layout = { top: number; height: number };
/** A row to draw, with the room that the rows left out before it take. */
export type WindowRow = { index: number; gap: number };

/**
 * Which of `count` rows of a table are worth drawing: those near the window, and the one that has the focus. All that
 * the server drew (`given`) until the page is alive, and where there are no others.
 */
export function useRowWindow(list: string, count: number, given: number) {
  const start = useRef<HTMLTableSectionElement>(null);
  const focused = useRef(-1);
  const [layout, setLayout] = useState<Layout | null>(null);
  const isLong = count > given;

  useLayoutEffect(() => {
    if (!isLong) return;
    const measure = () => {
      const top = Math.round((start.current?.getBoundingClientRect().bottom ?? 0) + window.scrollY);
      const end = (start.current?.parentElement?.getBoundingClientRect().bottom ?? 0) + window.scrollY;
      setLayout((known) =>
        known?.top === top ? known : { top, height: known?.height ?? Math.max(1, (end - top) / Math.max(1, given)) },
      );
    };
    measure();
    // Whatever grows or shrinks above the table moves it.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [isLong, given]);

  const [withFocused] = useState(() => (range: Range) => {
    const near = defaultRangeExtractor(range);
    const kept = focused.current;
    if (kept < 0 || kept >= range.count || near.includes(kept)) return near;
    return kept < range.startIndex ? [kept, ...near] : [...near, kept];
  });
  const virtualizer = useWindowVirtualizer<HTMLTableSectionElement>({
    count,
    enabled: layout !== null,
    estimateSize: () => layout?.height ?? USUAL_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: layout?.top ?? 0,
    rangeExtractor: withFocused,
  });
  const items = layout ? virtualizer.getVirtualItems() : [];
  const isLive = items.length > 0;
  const rows: WindowRow[] = [];
  let end = layout?.top ?? 0;
  for (const item of items) {
    rows.push({ index: item.index, gap: Math.max(0, item.start - end) });
    end = item.end;
  }
  const total = virtualizer.getTotalSize();
  const after = isLive ? total + (layout?.top ?? 0) - end : layout ? total - given * layout.height : 0;
  const { range } = virtualizer;
  usePlace(list, virtualizer, layout !== null, range?.startIndex ?? 0);

  return {
    /** Where the rows begin: to stand before the first */
    start,
    rows: isLive ? rows : Array.from({ length: Math.min(given, count) }, (_, index) => ({ index, gap: 0 })),
    /** The room of the rows left out after the last, in pixels */
    after: Math.max(0, after),
    /** Of a row's element, which has `data-index` */
    measure: isLive ? virtualizer.measureElement : undefined,
    isLong,
    isLive,
    /** The first and the last that the reader sees */
    seen: isLive && range ? [range.startIndex, range.endIndex] : [0, given - 1],
    onFocus: ({ target }: FocusEvent) => {
      const row = target.closest<HTMLElement>('[data-index]');
      if (row) focused.current = Number(row.dataset.index);
    },
  };
}
