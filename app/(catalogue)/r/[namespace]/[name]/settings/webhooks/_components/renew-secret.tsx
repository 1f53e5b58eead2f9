'use client';

import {
  useWebhookChange,
  type WebhookWords,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/use-webhook-change';
import { MadeToken } from '@/components/access-tokens/made-token';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { apiSend } from '@/lib/api/client';
import type { madeWebhook } from '@/lib/webhooks/change-schema';

/** Gives a webhook another secret, and shows it this once. */
export function RenewSecret({ path, words }: { path: string; words: WebhookWords }) {
  const { run, busy, error, data, reset } = useWebhookChange(words, () =>
    apiSend<typeof madeWebhook>('POST', `${path}/secret`, {}),
  );
  const { secret } = words;
  if (data)
    return <MadeToken made={{ token: data.secret }} words={{ ...secret, copied: words.copied }} onDone={reset} />;
  return (
    <div>
      <ConfirmByName
        trigger={secret.renew}
        title={secret.question}
        words={words}
        confirm={secret.renew}
        busy={busy}
        danger={false}
        problem={<FormProblem error={error} failed={words.failed} />}
        onConfirm={() => run()}
      >
        <p>{secret.questionText}</p>
      </ConfirmByName>
    </div>
  );
}
