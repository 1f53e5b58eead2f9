'use client';

import { useChange } from '@/components/form/use-change';
import { inReadersWords } from '@/components/repository/in-readers-words';
import { ApiError } from '@/lib/api/client';
import type { FindingsMessages } from '@/lib/language/en/findings';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import { fillIn } from '@/lib/language/format';

/** What the forms of statements say. */
export type VexWords = Pick<
  FindingsMessages['vex'],
  | 'file'
  | 'fileHint'
  | 'fileMissing'
  | 'name'
  | 'nameHint'
  | 'digest'
  | 'digestHint'
  | 'digestUnknown'
  | 'submit'
  | 'uploaded'
  | 'refusedFile'
  | 'remove'
  | 'removeLabel'
  | 'removeQuestion'
  | 'removeLead'
> &
  Pick<RepositorySettingsMessages, 'problems' | 'faults' | 'pictures' | 'failed' | 'cancel' | 'typeName'>;

/** The place in the file is what helps, in whichever language. */
function explained(error: unknown, words: VexWords): unknown {
  if (!(error instanceof ApiError)) return error;
  if (error.fields.length === 0 && [400, 413].includes(error.status))
    return new ApiError(error.status, fillIn(words.refusedFile, { reason: error.message }), error.problem);
  if (error.status === 404) return new ApiError(404, words.digestUnknown, error.problem);
  return inReadersWords(error, words, ({ name }) =>
    name === 'digest' ? words.digestHint : name === 'name' ? words.nameHint : undefined,
  );
}

/** `useChange` whose error is in the reader's language. */
export function useVexChange<I, O>(words: VexWords, send: (input: I) => Promise<O>, onDone?: (output: O) => void) {
  const change = useChange(send, onDone);
  return { ...change, error: change.error && explained(change.error, words) };
}
