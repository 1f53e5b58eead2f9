'use client';

import {
  defaultRangeExtractor,
  type Range,
  useWindowVirtualizer,
  type VirtualItem,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { type FocusEvent, useLayoutEffect, useRef, useState } from 'react';
import { usePlace } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/use-place';
import { useStayAtEnd } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/scan/_components/use-stay-at-end';

const OVERSCAN = 12;
/** Until rows are measured */
const USUAL_HEIGHT = 64;
/** Firefox draws nothing beyond 17.9 million pixels; rows may turn out to be taller than the first were. */
const TALLEST = 12_000_000;

/** In whole pixels, as rows are measured: what a row is thought to be must be what it is before its finding is there. */
type Layout = { top: number; height: number };
/** A row to draw, with the room that the rows left out before it take. */
export type WindowRow = { index: number; gap: number };

/** Those near the window, and the one with the focus between its neighbours, so that Tab leads on from it. */
function indexesOf(range: Range, focused: number): number[] {
  const near = defaultRangeExtractor(range);
  if (focused < 0) return near;
  const kept = [focused - 1, focused, focused + 1].filter((index) => index >= 0 && index < range.count);
  return [...new Set([...near, ...kept])].sort((a, b) => a - b);
}

/**
 * Whether a row of another height than was thought moves the window along. Not while the reader goes forward: the browser
 * ends its own smooth scrolling where a script scrolls, and End would lead to somewhere before the end.
 */
function keepsPlace(row: VirtualItem, _: number, list: Virtualizer<Window, HTMLTableSectionElement>): boolean {
  const isNew = !list.itemSizeCache.has(row.key);
  const isAbove = (isNew ? row.start : row.end) < (list.scrollOffset ?? 0);
  return isAbove && (list.scrollDirection === null || (list.scrollDirection === 'backward' && isNew));
}

/**
 * Which of the `wanted` rows of a table are worth drawing: those near the window, and the one that has the focus. All that the
 * server drew (`given`) until the page is alive, and where there are no others.
 */
export function useRowWindow(list: string, wanted: number, given: number, pageSize: number) {
  const start = useRef<HTMLTableSectionElement>(null);
  const focused = useRef(-1);
  const [layout, setLayout] = useState<Layout | null>(null);
  const isLong = wanted > given;
  const most = Math.floor(TALLEST / (layout?.height ?? USUAL_HEIGHT) / pageSize) * pageSize;
  const count = Math.min(wanted, Math.max(given, most));

  useLayoutEffect(() => {
    if (!isLong) return;
    const measure = () => {
      const top = Math.round((start.current?.getBoundingClientRect().bottom ?? 0) + window.scrollY);
      const end = (start.current?.parentElement?.getBoundingClientRect().bottom ?? 0) + window.scrollY;
      setLayout((known) =>
        known?.top === top
          ? known
          : { top, height: known?.height ?? Math.max(1, Math.round((end - top) / Math.max(1, given))) },
      );
    };
    measure();
    // Whatever grows or shrinks above the table moves it.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [isLong, given]);

  const [withFocused] = useState(() => (range: Range) => indexesOf(range, focused.current));
  const virtualizer = useWindowVirtualizer<HTMLTableSectionElement>({
    count,
    enabled: layout !== null,
    estimateSize: () => layout?.height ?? USUAL_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: layout?.top ?? 0,
    rangeExtractor: withFocused,
  });
  useLayoutEffect(() => {
    virtualizer.shouldAdjustScrollPositionOnItemSizeChange = keepsPlace;
  }, [virtualizer]);
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
  useStayAtEnd(total);
  usePlace(list, virtualizer, layout !== null, range?.startIndex ?? 0);

  return {
    /** All that there are, up to what a browser can scroll */
    count,
    /** Of a row that is not there yet, in pixels */
    height: layout?.height,
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
