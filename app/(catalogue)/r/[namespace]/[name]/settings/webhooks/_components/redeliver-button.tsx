'use client';

import {
  useWebhookChange,
  type WebhookWords,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/use-webhook-change';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { apiSend } from '@/lib/api/client';

/** Sends a message again; it is another one of the history then. */
export function RedeliverButton({ path, words }: { path: string; words: WebhookWords }) {
  const { run, busy, error, done } = useWebhookChange(words, () => apiSend('POST', `${path}/redelivery`));
  return (
    <div className="grid gap-3">
      <FormProblem error={error} failed={words.failed} />
      <div className="flex flex-wrap items-center gap-3">
        <button type="button" className="button" disabled={busy} onClick={() => run()}>
          {words.delivery.redeliver}
        </button>
        <SavedNote shown={done && !busy} text={words.delivery.redelivered} />
      </div>
    </div>
  );
}
