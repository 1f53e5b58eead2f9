'use client';

import { useMemo } from 'react';
import { inRegistryWords } from '@/app/(admin)/admin/registries/_components/in-registry-words';
import { useChange } from '@/components/form/use-change';
import type { RegistriesMessages } from '@/lib/language/en/registries';

/** `useChange` for registries and mirrors: what is refused is said in the reader's language. */
export function useRegistryChange<I, O>(
  words: RegistriesMessages,
  send: (input: I) => Promise<O>,
  onDone?: (output: O, input: I) => void,
) {
  const change = useChange(send, onDone);
  const error = useMemo(() => inRegistryWords(change.error, words), [change.error, words]);
  return { ...change, error };
}
