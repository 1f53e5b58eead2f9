import { CircleCheck, CircleX, Clock } from 'lucide-react';
import type { WebhookMessages } from '@/lib/language/en/webhooks';
import type { DeliveryView } from '@/lib/webhooks/change-schema';

const LOOKS = {
  delivered: { Icon: CircleCheck, colour: 'text-ok' },
  waiting: { Icon: Clock, colour: 'text-warn' },
  failed: { Icon: CircleX, colour: 'text-danger' },
} as const;

/** How a message is doing, as a sign and a word. */
export function DeliveryState({ state, words }: { state: DeliveryView['state']; words: WebhookMessages['history'] }) {
  const { Icon, colour } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium ${colour}`}>
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {words.states[state]}
    </span>
  );
}
