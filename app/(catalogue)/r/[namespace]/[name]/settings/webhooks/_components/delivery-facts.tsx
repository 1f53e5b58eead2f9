import { DeliveryResult } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/delivery-result';
import { DeliveryState } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/delivery-state';
import { NextTry } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/next-try';
import { Time } from '@/components/ui/time';
import type { WebhookMessages } from '@/lib/language/en/webhooks';
import type { Language } from '@/lib/names/language';
import type { DeliveryView } from '@/lib/webhooks/change-schema';

type Props = { delivery: DeliveryView; language: Language; words: WebhookMessages };

export function DeliveryFacts({ delivery, language, words }: Props) {
  const { delivery: texts, history } = words;
  const { event, tag, state } = delivery;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-sm">
      <dt className="text-ink-soft">{texts.event}</dt>
      <dd>{words.events[event]}</dd>
      {tag === null ? null : (
        <>
          <dt className="text-ink-soft">{texts.tag}</dt>
          <dd className="font-mono wrap-anywhere">{tag}</dd>
        </>
      )}
      <dt className="text-ink-soft">{texts.created}</dt>
      <dd>
        <Time date={delivery.createdAt} language={language} />
      </dd>
      <dt className="text-ink-soft">{texts.state}</dt>
      <dd className="flex flex-wrap gap-x-3">
        <DeliveryState state={state} words={history} />
        <DeliveryResult status={delivery.responseStatus} problem={delivery.problem} words={history} />
        <NextTry delivery={delivery} language={language} words={history} />
      </dd>
    </dl>
  );
}
