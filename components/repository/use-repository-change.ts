'use client';

import { useChange } from '@/components/form/use-change';
import { inReadersWords } from '@/components/repository/in-readers-words';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';

/** `useChange` whose error is in the reader's language. */
export function useRepositoryChange<I, O>(
  words: Pick<RepositorySettingsMessages, 'problems' | 'faults' | 'pictures'>,
  send: (input: I) => Promise<O>,
  onDone?: (output: O, input: I) => void,
) {
  const change = useChange(send, onDone);
  return { ...change, error: change.error && inReadersWords(change.error, words) };
}
