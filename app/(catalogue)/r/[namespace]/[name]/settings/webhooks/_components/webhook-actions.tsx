'use client';

import {
  useWebhookChange,
  type WebhookWords,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/use-webhook-change';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { apiSend } from '@/lib/api/client';

type Props = { path: string; active: boolean; words: WebhookWords };

/** Tries a webhook out, and switches it on or off. */
export function WebhookActions({ path, active, words }: Props) {
  const test = useWebhookChange(words, () => apiSend('POST', `${path}/ping`));
  const change = useWebhookChange(words, (to: boolean) => apiSend('PATCH', path, { active: to }));
  return (
    <div className="grid gap-3">
      <FormProblem error={test.error ?? change.error} failed={words.failed} />
      <div className="flex flex-wrap items-center gap-3">
        <button type="button" className="button button-primary" disabled={test.busy} onClick={() => test.run()}>
          {words.test}
        </button>
        <button type="button" className="button" disabled={change.busy} onClick={() => change.run(!active)}>
          {active ? words.switchOff : words.switchOn}
        </button>
        <SavedNote shown={test.done && !test.busy} text={words.tested} />
      </div>
    </div>
  );
}
