import { Notice } from '@/components/ui/notice';
import type { WebhookMessages } from '@/lib/language/en/webhooks';
import { fillIn, formatInstant } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { WebhookView } from '@/lib/webhooks/change-schema';

type Props = { webhook: WebhookView; language: Language; words: WebhookMessages };

/** Why nothing arrives. */
export function WebhookNotices({ webhook: { active, offReason, failingSince }, language, words }: Props) {
  if (!active)
    return (
      <Notice tone={offReason ? 'danger' : 'info'}>
        <p>{offReason ? words.offReasons[offReason] : words.offByHand}</p>
      </Notice>
    );
  if (!failingSince) return null;
  return (
    <Notice tone="warn">
      <p>{fillIn(words.failingSince, { date: formatInstant(language, failingSince) })}</p>
    </Notice>
  );
}
