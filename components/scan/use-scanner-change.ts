'use client';

import { useMemo } from 'react';
import { useChange } from '@/components/form/use-change';
import { ApiError } from '@/lib/api/client';
import type { ScannersMessages } from '@/lib/language/en/scanners';

/** A failure of the API about scanners, whose sentences are English, in the reader's language. */
function inScannerWords(error: unknown, { faults, problems }: ScannersMessages): ApiError | null {
  if (!error) return null;
  if (!(error instanceof ApiError)) return new ApiError(0, problems.failed ?? '');
  const kind = String(error.problem.type ?? '').replace('/problems/', '');
  const invalidParameters = error.fields.map(({ name, reason }) => ({ name, reason: faults[name] ?? reason }));
  const sentence = problems[String(error.problem.reason)] ?? problems[kind] ?? problems.other ?? error.message;
  return new ApiError(error.status, sentence, { ...error.problem, invalidParameters });
}

/** `useChange` for scanners and scans: what is refused is said in the reader's language. */
export function useScannerChange<I, O>(
  words: ScannersMessages,
  send: (input: I) => Promise<O>,
  onDone?: (output: O, input: I) => void,
) {
  const change = useChange(send, onDone);
  const error = useMemo(() => inScannerWords(change.error, words), [change.error, words]);
  return { ...change, error };
}
