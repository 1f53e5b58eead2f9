import Link from 'next/link';
import { DeliveryResult } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/delivery-result';
import { DeliveryState } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/delivery-state';
import { WebhookState } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/webhook-state';
import { Time } from '@/components/ui/time';
import type { WebhookMessages } from '@/lib/language/en/webhooks';
import type { Language } from '@/lib/names/language';
import { webhookPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { WebhookView } from '@/lib/webhooks/change-schema';

type Props = {
  repository: RepositoryName;
  webhooks: readonly WebhookView[];
  language: Language;
  words: WebhookMessages;
};

export function WebhookList({ repository, webhooks, language, words }: Props) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {webhooks.map((webhook) => (
        <li key={webhook.id} className="grid grid-cols-[minmax(0,1fr)] gap-1 px-4 py-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <Link
              href={webhookPath(repository, webhook.id)}
              prefetch={false}
              className="text-link min-w-0 font-semibold wrap-anywhere"
            >
              {webhook.name}
            </Link>
            <WebhookState webhook={webhook} words={words} />
          </p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="max-w-full truncate font-mono text-sm text-ink-soft">{new URL(webhook.url).host}</span>
            <span className="flex flex-wrap gap-1">
              {webhook.events.map((event) => (
                <span key={event} className="chip">
                  {words.events[event]}
                </span>
              ))}
            </span>
          </p>
          {webhook.lastDelivery ? (
            <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
              <DeliveryState state={webhook.lastDelivery.state} words={words.history} />
              <span>{words.events[webhook.lastDelivery.event]}</span>
              <DeliveryResult
                status={webhook.lastDelivery.responseStatus}
                problem={webhook.lastDelivery.problem}
                words={words.history}
              />
              <Time date={webhook.lastDelivery.createdAt} language={language} />
            </p>
          ) : (
            <p className="text-sm text-ink-soft">{words.lastNone}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
