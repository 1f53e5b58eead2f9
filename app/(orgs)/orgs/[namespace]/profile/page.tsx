import type { Metadata } from 'next';
import Link from 'next/link';
import { loadSettingsFor } from '@/app/(orgs)/orgs/[namespace]/_load/load-settings';
import { LogoForm } from '@/app/(orgs)/orgs/[namespace]/profile/_components/logo-form';
import { ProfileForm } from '@/app/(orgs)/orgs/[namespace]/profile/_components/profile-form';
import { SettingsSection } from '@/components/layout/settings-section';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { publisherPath } from '@/lib/names/paths';

type Props = { params: Promise<{ namespace: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await getViewer();
  return { title: `${messagesFor(language).organisations.profile.title} · ${(await params).namespace}` };
}

export default async function ProfilePage({ params }: Props) {
  const { profile } = await loadSettingsFor((await params).namespace, 'publisher.edit_profile');
  const { organisations: words, organisationProblems, names } = messagesFor((await getViewer()).language);
  const problemWords = { problems: organisationProblems, names };
  return (
    <>
      <SettingsSection
        title={words.profile.title}
        lead={
          <>
            {words.profile.lead}{' '}
            <Link href={publisherPath(profile.namespace)} prefetch={false} className="text-link">
              {words.profile.view}
            </Link>
          </>
        }
      >
        <ProfileForm profile={profile} words={words.profile} problemWords={problemWords} />
      </SettingsSection>
      <SettingsSection title={words.logo.title} lead={words.logo.lead}>
        <LogoForm profile={profile} words={words.logo} />
      </SettingsSection>
    </>
  );
}
