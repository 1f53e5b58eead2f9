'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';

const NEAR = 2;

/** Who is at the very end of the page stays there when what is above turns out to be taller, until scrolling away. */
export function useStayAtEnd(height: number): void {
  const isAtEnd = useRef(false);
  useEffect(() => {
    const look = () => {
      isAtEnd.current = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - NEAR;
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is what moves the end.
  useLayoutEffect(() => {
    if (isAtEnd.current) window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  }, [height]);
}
