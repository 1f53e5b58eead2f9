import { Circle, CircleAlert, CircleDot } from 'lucide-react';
import type { WebhookMessages } from '@/lib/language/en/webhooks';
import type { WebhookView } from '@/lib/webhooks/change-schema';

const LOOKS = {
  on: { Icon: CircleDot, colour: 'text-ok' },
  failing: { Icon: CircleAlert, colour: 'text-danger' },
  off: { Icon: Circle, colour: 'text-ink-soft' },
} as const;

/** On, off, or on while nothing arrives. */
export function WebhookState({
  webhook: { active, failingSince },
  words,
}: {
  webhook: WebhookView;
  words: WebhookMessages;
}) {
  const state = active ? (failingSince ? 'failing' : 'on') : 'off';
  const { Icon, colour } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm font-medium ${colour}`}>
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {words.states[state]}
    </span>
  );
}
