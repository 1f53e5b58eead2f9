import type { Metadata } from 'next';
import Link from 'next/link';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { AttemptTable } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/attempt-table';
import { CodeBlock } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/code-block';
import { DeliveryFacts } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/delivery-facts';
import { LookAgain } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/look-again';
import { RedeliverButton } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/redeliver-button';
import { loadWebhooks, orNotFound } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_load/load-webhooks';
import { SettingsSection } from '@/components/layout/settings-section';
import { repositoryApiPath, webhookPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import { isOnItsWay } from '@/lib/webhooks/change-schema';
import { getDelivery } from '@/lib/webhooks/get-delivery';

type Props = { params: Promise<RepositoryParams & { id: string; delivery: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, words } = await loadWebhooks(params);
  return { title: `${words.delivery.title} · ${shortName(name)}`, robots: { index: false } };
}

export default async function DeliveryPage({ params }: Props) {
  const { name, viewer, words } = await loadWebhooks(params);
  const { id, delivery: deliveryId } = await params;
  const delivery = await orNotFound(getDelivery(viewer.actor, name, { webhookId: id, id: deliveryId }));
  const { delivery: texts } = words;
  const { headers, body } = delivery.request;
  const copying = { copy: words.guide.copy, copied: words.copied };
  return (
    <>
      <SettingsSection title={texts.title} lead={delivery.redeliveryOf ? texts.again : undefined}>
        <DeliveryFacts delivery={delivery} language={viewer.language} words={words} />
        <RedeliverButton path={`${repositoryApiPath(name)}/webhooks/${id}/deliveries/${deliveryId}`} words={words} />
        <p className="text-sm">
          <Link href={webhookPath(name, id)} prefetch={false} className="text-link">
            {texts.back}
          </Link>
        </p>
        {isOnItsWay(delivery) ? <LookAgain /> : null}
      </SettingsSection>
      <SettingsSection title={texts.attempts}>
        <AttemptTable tries={delivery.tries} language={viewer.language} words={words} />
      </SettingsSection>
      <SettingsSection title={headers ? texts.request : texts.requestWaiting}>
        {headers ? (
          <CodeBlock {...copying} label={texts.headers}>
            {Object.entries(headers)
              .sort()
              .map(([header, value]) => `${header}: ${value}`)
              .join('\n')}
          </CodeBlock>
        ) : null}
        <CodeBlock {...copying} label={texts.body}>
          {JSON.stringify(JSON.parse(body), null, 2)}
        </CodeBlock>
      </SettingsSection>
      {delivery.attempts > 0 ? (
        <SettingsSection title={texts.response} lead={delivery.responseBody ? texts.responseCut : undefined}>
          {delivery.responseBody ? (
            <CodeBlock {...copying} label={texts.response}>
              {delivery.responseBody}
            </CodeBlock>
          ) : (
            <p className="text-ink-soft">
              {delivery.responseStatus === null ? texts.responseNone : texts.responseEmpty}
            </p>
          )}
        </SettingsSection>
      ) : null}
    </>
  );
}
