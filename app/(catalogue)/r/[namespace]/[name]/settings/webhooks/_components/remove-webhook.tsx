'use client';

import { useRouter } from 'next/navigation';
import {
  useWebhookChange,
  type WebhookWords,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/use-webhook-change';
import { ConfirmByName } from '@/components/form/confirm-by-name';
import { FormProblem } from '@/components/form/form-problem';
import { apiSend } from '@/lib/api/client';
import { fillIn } from '@/lib/language/format';

type Props = { path: string; name: string; backTo: string; words: WebhookWords };

export function RemoveWebhook({ path, name, backTo, words }: Props) {
  const router = useRouter();
  const { run, busy, error } = useWebhookChange(
    words,
    () => apiSend('DELETE', path),
    () => router.replace(backTo),
  );
  return (
    <div>
      <ConfirmByName
        trigger={words.remove.submit}
        title={fillIn(words.remove.question, { name })}
        words={words}
        confirm={words.remove.submit}
        busy={busy}
        problem={<FormProblem error={error} failed={words.failed} />}
        onConfirm={() => run()}
      >
        <p>{words.remove.lead}</p>
      </ConfirmByName>
    </div>
  );
}
