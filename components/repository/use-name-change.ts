'use client';

import { useChange } from '@/components/form/use-change';
import { inReadersWords } from '@/components/repository/in-readers-words';
import { ApiError } from '@/lib/api/client';
import type { NamesMessages } from '@/lib/language/en/names';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { nameRefusal } from '@/lib/language/name-refusal';
import type { NameRefusal } from '@/lib/names/new-name';

type Words = Pick<RepositorySettingsMessages, 'problems' | 'faults' | 'pictures'>;

/** The refusal that the API gives as data beside its English sentence. */
function refusedName(error: ApiError, names: NamesMessages): string | undefined {
  const { refusal } = error.problem;
  return typeof refusal === 'object' && refusal !== null ? nameRefusal(names, refusal as NameRefusal) : undefined;
}

/** `useChange` for what gives a repository a name: why one is refused is said at its field, in the reader's language. */
export function useNameChange<I, O>(
  words: Words,
  names: NamesMessages,
  send: (input: I) => Promise<O>,
  onDone?: (output: O, input: I) => void,
) {
  const change = useChange(send, onDone);
  const { error } = change;
  return {
    ...change,
    error:
      error instanceof ApiError
        ? inReadersWords(error, words, ({ name }) => (name === 'name' ? refusedName(error, names) : undefined))
        : error,
  };
}
