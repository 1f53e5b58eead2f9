import type { Metadata } from 'next';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { AddWebhook } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/add-webhook';
import { WebhookGuide } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/webhook-guide';
import { WebhookList } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/webhook-list';
import { loadWebhooks } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_load/load-webhooks';
import { SettingsSection } from '@/components/layout/settings-section';
import { shortName } from '@/lib/names/repository-name';
import { listWebhooks } from '@/lib/webhooks/list-webhooks';

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, words } = await loadWebhooks(params);
  return { title: `${words.title} · ${shortName(name)}`, robots: { index: false } };
}

export default async function WebhookSettings({ params }: Props) {
  const { name, viewer, words } = await loadWebhooks(params);
  const webhooks = await listWebhooks(viewer.actor, name);
  return (
    <>
      <SettingsSection title={words.title} lead={words.lead}>
        {webhooks.length === 0 ? (
          <p className="text-ink-soft">{words.none}</p>
        ) : (
          <WebhookList repository={name} webhooks={webhooks} language={viewer.language} words={words} />
        )}
      </SettingsSection>
      <SettingsSection title={words.form.add}>
        <AddWebhook repository={name} words={words} />
      </SettingsSection>
      <WebhookGuide words={words} />
    </>
  );
}
