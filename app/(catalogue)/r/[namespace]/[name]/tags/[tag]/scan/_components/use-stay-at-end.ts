'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';

const NEAR = 2;

/** Who is at the very end of the page stays there when what is above turns out to be taller, until scrolling away. */
export function useStayAtEnd(height: number): void {
  const end = useRef(Number.POSITIVE_INFINITY);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is what moves the end.
  useLayoutEffect(() => {
    const page = document.documentElement;
    // Asked of the window and not of its last event, which may not have come yet.
    if (window.scrollY + window.innerHeight >= end.current - NEAR)
      window.scrollTo({ top: page.scrollHeight, behavior: 'instant' });
    end.current = page.scrollHeight;
  }, [height]);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      end.current = document.documentElement.scrollHeight;
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
}
