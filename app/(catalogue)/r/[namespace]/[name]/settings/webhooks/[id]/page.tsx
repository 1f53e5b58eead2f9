import type { Metadata } from 'next';
import Link from 'next/link';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { DeliveryList } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/delivery-list';
import { EditWebhook } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/edit-webhook';
import { LookAgain } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/look-again';
import { RemoveWebhook } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/remove-webhook';
import { RenewSecret } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/renew-secret';
import { WebhookActions } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/webhook-actions';
import { WebhookNotices } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/webhook-notices';
import { WebhookState } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/webhook-state';
import { loadWebhooks, orNotFound } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_load/load-webhooks';
import { SettingsSection } from '@/components/layout/settings-section';
import { pageNumber } from '@/components/ui/page-number';
import { Pagination } from '@/components/ui/pagination';
import { fillIn, formatDate, formatInstant } from '@/lib/language/format';
import { repositoryApiPath, repositorySettingsPath, webhookPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import { isOnItsWay } from '@/lib/webhooks/change-schema';
import { getWebhook } from '@/lib/webhooks/get-webhook';
import { listDeliveries } from '@/lib/webhooks/list-deliveries';

type Props = {
  params: Promise<RepositoryParams & { id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, words } = await loadWebhooks(params);
  return { title: `${words.title} · ${shortName(name)}`, robots: { index: false } };
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const { name, viewer, words, messages } = await loadWebhooks(params);
  const { id } = await params;
  const webhook = await orNotFound(getWebhook(viewer.actor, name, id));
  const history = await listDeliveries(viewer.actor, name, id, { page: pageNumber((await searchParams).page) });
  const path = `${repositoryApiPath(name)}/webhooks/${id}`;
  const all = repositorySettingsPath(name, 'webhooks');
  const { language } = viewer;
  return (
    <>
      <SettingsSection
        title={webhook.name}
        lead={`${fillIn(words.addedBy, { name: webhook.createdBy })} · ${formatDate(language, webhook.createdAt)}`}
      >
        <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <WebhookState webhook={webhook} words={words} />
          <span className="min-w-0 font-mono text-sm wrap-anywhere text-ink-soft">{webhook.url}</span>
        </p>
        <WebhookNotices webhook={webhook} language={language} words={words} />
        <WebhookActions path={path} active={webhook.active} words={words} />
        <p className="text-sm">
          <Link href={all} prefetch={false} className="text-link">
            {words.back}
          </Link>
        </p>
      </SettingsSection>
      <SettingsSection title={words.history.title} lead={words.history.lead}>
        {history.total === 0 ? (
          <p className="text-ink-soft">{words.history.none}</p>
        ) : (
          <DeliveryList
            repository={name}
            webhookId={id}
            deliveries={history.deliveries}
            language={language}
            words={words}
          />
        )}
        {history.deliveries.some(isOnItsWay) ? <LookAgain key={history.deliveries[0]?.id} /> : null}
        <Pagination
          page={history.page}
          pageCount={Math.ceil(history.total / history.pageSize)}
          hrefOf={(number) => (number === 1 ? webhookPath(name, id) : `${webhookPath(name, id)}?page=${number}`)}
          words={messages.common.pagination}
        />
      </SettingsSection>
      <SettingsSection title={words.settings}>
        <EditWebhook key={webhook.id} path={path} webhook={webhook} words={words} />
      </SettingsSection>
      <SettingsSection title={words.secret.title} lead={words.secret.lead}>
        {webhook.previousSecretUntil ? (
          <p className="text-sm">
            {fillIn(words.secret.overlap, { date: formatInstant(language, webhook.previousSecretUntil) })}
          </p>
        ) : null}
        <RenewSecret path={path} words={words} />
      </SettingsSection>
      <SettingsSection title={words.remove.title} lead={words.remove.lead} danger>
        <RemoveWebhook path={path} name={webhook.name} backTo={all} words={words} />
      </SettingsSection>
    </>
  );
}
