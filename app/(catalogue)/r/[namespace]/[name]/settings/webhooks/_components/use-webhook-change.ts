'use client';

import { useChange } from '@/components/form/use-change';
import { inReadersWords } from '@/components/repository/in-readers-words';
import { ApiError } from '@/lib/api/client';
import type { RepositorySettingsMessages } from '@/lib/language/en/repository-settings';
import type { WebhookMessages } from '@/lib/language/en/webhooks';

/** All that the forms of webhooks say. */
export type WebhookWords = WebhookMessages &
  Pick<RepositorySettingsMessages, 'problems' | 'pictures' | 'failed' | 'cancel' | 'typeName'> & { copied: string };

/** `useChange` whose error is in the reader's language. */
export function useWebhookChange<I, O>(
  words: WebhookWords,
  send: (input: I) => Promise<O>,
  onDone?: (output: O, input: I) => void,
) {
  const change = useChange(send, onDone);
  const reason = change.error instanceof ApiError ? String(change.error.problem.reason) : '';
  const error =
    change.error &&
    inReadersWords(change.error, { ...words, problems: { ...words.problems, ...words.refusals } }, ({ name }) =>
      name === 'url' ? words.urlFaults[reason] : undefined,
    );
  return { ...change, error };
}
