import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { AddDomainForm } from '@/app/(orgs)/orgs/[namespace]/domains/_components/add-domain-form';
import { DomainItem } from '@/app/(orgs)/orgs/[namespace]/domains/_components/domain-item';
import { SettingsSection } from '@/components/layout/settings-section';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { AppError } from '@/lib/platform/errors';
import { listDomains } from '@/lib/publishers/list-domains';

type Props = { params: Promise<{ namespace: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: `${messagesFor(language).domains.title} · ${(await params).namespace}` };
}

export default async function Domains({ params }: Props) {
  const [{ namespace }, { actor, language }] = await Promise.all([params, getViewer()]);
  if (actor.kind === 'anonymous') redirect(`/login?next=/orgs/${namespace}/domains`);
  const { domains: words } = messagesFor(language);
  const { domains } = await listDomains(actor, namespace).catch((error: unknown) => {
    if (error instanceof AppError && error.code !== 'unavailable') notFound();
    throw error;
  });
  return (
    <>
      <SettingsSection title={words.title} lead={words.lead}>
        {domains.length === 0 ? <p className="text-ink-soft">{words.none}</p> : null}
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-6">
          {domains.map((domain) => (
            <DomainItem
              key={domain.domain}
              namespace={namespace}
              domain={domain}
              language={language}
              now={new Date()}
              words={words}
            />
          ))}
        </ul>
      </SettingsSection>
      <SettingsSection title={words.add.title}>
        <AddDomainForm namespace={namespace} words={words.add} failed={words.failed} />
      </SettingsSection>
    </>
  );
}
