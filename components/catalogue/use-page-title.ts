'use client';

import { useEffect } from 'react';

/** Keeps the document's title what a page shows where its address changes without the server being asked. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
