'use client';

import {
  useWebhookChange,
  type WebhookWords,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/use-webhook-change';
import {
  readFields,
  WebhookFields,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/webhook-fields';
import { FormProblem } from '@/components/form/form-problem';
import { SavedNote } from '@/components/form/saved-note';
import { SubmitButton } from '@/components/form/submit-button';
import { apiSend } from '@/lib/api/client';
import type { WebhookView } from '@/lib/webhooks/change-schema';

type Props = { path: string; webhook: WebhookView; words: WebhookWords };

export function EditWebhook({ path, webhook, words }: Props) {
  const { run, busy, error, done } = useWebhookChange(words, (body: object) => apiSend('PATCH', path, body));
  return (
    <form
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        run(readFields(new FormData(event.currentTarget)));
      }}
    >
      <FormProblem error={error} failed={words.failed} />
      <WebhookFields before={webhook} error={error} words={words} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton busy={busy}>{words.form.save}</SubmitButton>
        <SavedNote shown={done && !busy} text={words.form.saved} />
      </div>
    </form>
  );
}
