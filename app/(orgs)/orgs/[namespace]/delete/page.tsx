import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadSettingsFor } from '@/app/(orgs)/orgs/[namespace]/_load/load-settings';
import { DeleteOrganisation } from '@/app/(orgs)/orgs/[namespace]/delete/_components/delete-organisation';
import { SettingsSection } from '@/components/layout/settings-section';
import { getViewer } from '@/lib/auth/viewer';
import { counted } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';

type Props = { params: Promise<{ namespace: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: `${messagesFor(language).organisations.tabs.delete} · ${(await params).namespace}` };
}

export default async function DeletePage({ params }: Props) {
  const { profile, repositoryCount } = await loadSettingsFor((await params).namespace, 'publisher.delete');
  if (profile.kind !== 'organisation') notFound();
  const { organisations: words, organisationProblems, names } = messagesFor((await getViewer()).language);
  const loss = repositoryCount > 0 ? counted(words.danger.repositories, repositoryCount) : '';
  return (
    <SettingsSection danger title={words.danger.title} lead={words.danger.lead}>
      {loss ? <p className="font-medium">{loss}</p> : null}
      <div>
        <DeleteOrganisation
          namespace={profile.namespace}
          loss={loss}
          words={words}
          problemWords={{ problems: organisationProblems, names }}
        />
      </div>
    </SettingsSection>
  );
}
