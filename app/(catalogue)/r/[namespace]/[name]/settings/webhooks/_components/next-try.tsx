import type { WebhookMessages } from '@/lib/language/en/webhooks';
import { fillIn, formatSecond, relativeTime } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import type { DeliveryView } from '@/lib/webhooks/change-schema';

const MINUTE_MS = 60_000;

type Props = { delivery: DeliveryView; language: Language; words: WebhookMessages['history'] };

/** When a message that was tried in vain is tried again; nothing for any other. */
export function NextTry({ delivery: { state, attempts, nextAttemptAt }, language, words }: Props) {
  if (state !== 'waiting' || attempts === 0 || nextAttemptAt === null) return null;
  const now = new Date();
  const isSoon = new Date(nextAttemptAt).getTime() - now.getTime() < MINUTE_MS;
  return (
    <time dateTime={nextAttemptAt} title={formatSecond(language, nextAttemptAt)} className="text-ink-soft">
      {fillIn(words.next, { when: isSoon ? words.soon : relativeTime(language, nextAttemptAt, now) })}
    </time>
  );
}
