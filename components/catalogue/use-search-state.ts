'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { type KnownValues, readSearchState, type SearchState } from '@/components/catalogue/search-state';
import { searchPath } from '@/lib/names/paths';

/**
 * The state in the address, and a way to change both at once without asking the server for the page. Back and
 * forward change it too.
 */
export function useSearchState(known: KnownValues): [SearchState, (next: SearchState) => void] {
  const parameters = useSearchParams();
  const address = parameters.toString();
  const [seen, setSeen] = useState(address);
  const [state, setState] = useState(() => readSearchState(parameters, known).state);
  if (seen !== address) {
    setSeen(address);
    setState(readSearchState(parameters, known).state);
  }
  const change = (next: SearchState) => {
    setState(next); // at once; the address follows in a transition, too late for a box that was just ticked
    window.history.pushState(null, '', searchPath(next));
  };
  return [state, change];
}
