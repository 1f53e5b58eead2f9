'use client';

import { useEffect, useMemo } from 'react';
import { inWords } from '@/components/form/in-words';
import { useChange } from '@/components/form/use-change';
import type { AccountProblemWords } from '@/lib/language/refusal-sentence';

/** `useChange` for an account: what is refused is said in the reader's language, and the first field at fault is focused. */
export function useAccountChange<I, O>(
  words: AccountProblemWords,
  send: (input: I) => Promise<O>,
  onDone?: (output: O, input: I) => void,
) {
  const change = useChange(send, onDone);
  const error = useMemo(() => inWords(change.error, words), [change.error, words]);
  useEffect(() => {
    if (error) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return { ...change, error };
}
