import Link from 'next/link';
import { DeliveryResult } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/delivery-result';
import { DeliveryState } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/delivery-state';
import { NextTry } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/next-try';
import { Time } from '@/components/ui/time';
import type { WebhookMessages } from '@/lib/language/en/webhooks';
import { counted, fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { deliveryPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { DeliveryView } from '@/lib/webhooks/change-schema';

type Props = {
  repository: RepositoryName;
  webhookId: string;
  deliveries: readonly DeliveryView[];
  language: Language;
  words: WebhookMessages;
};

export function DeliveryList({ repository, webhookId, deliveries, language, words }: Props) {
  const { history } = words;
  return (
    <ol className="divide-y divide-line rounded-lg border border-line">
      {deliveries.map((delivery) => (
        <li
          key={delivery.id}
          className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <p className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
            <Link
              href={deliveryPath(repository, webhookId, delivery.id)}
              prefetch={false}
              className="text-link font-semibold"
            >
              {words.events[delivery.event]}
              {delivery.tag ? (
                <span className="ml-2 font-mono text-sm font-normal wrap-anywhere">{delivery.tag}</span>
              ) : null}
            </Link>
            {delivery.redeliveryOf ? <span className="chip">{history.redelivery}</span> : null}
          </p>
          <p className="text-sm sm:text-right">
            <DeliveryState state={delivery.state} words={history} />
          </p>
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft sm:col-span-2">
            <Time date={delivery.createdAt} language={language} />
            <DeliveryResult status={delivery.responseStatus} problem={delivery.problem} words={history} />
            {delivery.durationMs === null ? null : (
              <span className="tabular-nums">{fillIn(history.milliseconds, { count: delivery.durationMs })}</span>
            )}
            {delivery.attempts > 1 ? <span>{counted(history.attempts, delivery.attempts)}</span> : null}
            <NextTry delivery={delivery} language={language} words={history} />
          </p>
        </li>
      ))}
    </ol>
  );
}
