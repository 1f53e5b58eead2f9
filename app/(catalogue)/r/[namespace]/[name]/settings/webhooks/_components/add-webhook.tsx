'use client';

import {
  useWebhookChange,
  type WebhookWords,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/use-webhook-change';
import {
  readFields,
  WebhookFields,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/webhook-fields';
import { MadeToken } from '@/components/access-tokens/made-token';
import { FormProblem } from '@/components/form/form-problem';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { apiSend } from '@/lib/api/client';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { madeWebhook } from '@/lib/webhooks/change-schema';

/** Adds a webhook, and shows its secret this once. */
export function AddWebhook({ repository, words }: { repository: RepositoryName; words: WebhookWords }) {
  const { run, busy, error, data, reset } = useWebhookChange(words, (body: object) =>
    apiSend<typeof madeWebhook>('POST', `${repositoryApiPath(repository)}/webhooks`, body),
  );
  if (data)
    return <MadeToken made={{ token: data.secret }} words={{ ...words.secret, copied: words.copied }} onDone={reset} />;
  return (
    <form
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const secret = String(form.get('secret')).trim();
        run({ ...readFields(form), ...(secret ? { secret } : {}) });
      }}
    >
      <FormProblem error={error} failed={words.failed} />
      <WebhookFields error={error} words={words} />
      <TextField
        name="secret"
        label={words.form.secret}
        hint={words.form.secretHint}
        error={error}
        className="font-mono"
        autoComplete="off"
        spellCheck={false}
      />
      <SubmitButton busy={busy}>{words.form.submit}</SubmitButton>
    </form>
  );
}
