import type { Metadata } from 'next';
import { loadSettingsFor } from '@/app/(orgs)/orgs/[namespace]/_load/load-settings';
import { AddDomain } from '@/app/(orgs)/orgs/[namespace]/domains/_components/add-domain';
import { DomainCard } from '@/app/(orgs)/orgs/[namespace]/domains/_components/domain-card';
import { SettingsSection } from '@/components/layout/settings-section';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { clock } from '@/lib/platform/clock';
import { listDomains } from '@/lib/publishers/list-domains';

type Props = { params: Promise<{ namespace: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: `${messagesFor(language).organisations.domains.title} · ${(await params).namespace}` };
}

export default async function DomainsPage({ params }: Props) {
  const { profile } = await loadSettingsFor((await params).namespace, 'publisher.prove_domain');
  const { actor, language } = await getViewer();
  const domains = await listDomains(actor, profile.namespace);
  const { organisations: words, organisationProblems, names, common } = messagesFor(language);
  const problemWords = { problems: organisationProblems, names };
  return (
    <SettingsSection title={words.domains.title} lead={words.domains.lead}>
      {domains.length === 0 ? <p className="text-sm text-ink-soft">{words.domains.none}</p> : null}
      <ul className="grid gap-4">
        {domains.map((domain) => (
          <li key={domain.id} className="min-w-0">
            <DomainCard
              namespace={profile.namespace}
              domain={domain}
              words={words}
              copiedLabel={common.copy.copied}
              problemWords={problemWords}
              language={language}
              now={clock.now().toISOString()}
            />
          </li>
        ))}
      </ul>
      <AddDomain namespace={profile.namespace} words={words.domains} problemWords={problemWords} />
    </SettingsSection>
  );
}
