import type { Metadata } from 'next';
import { EmailForm } from '@/app/(account)/settings/_components/email-form';
import { ProfileForm } from '@/app/(account)/settings/_components/profile-form';
import { requireViewer } from '@/app/(account)/settings/_components/require-viewer';
import { SettingsSection } from '@/components/layout/settings-section';
import { getAccount } from '@/lib/accounts/get-account';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { messagesFor } from '@/lib/language/messages';
import { canSendMail } from '@/lib/platform/mail';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).accountSettings.profile.title, robots: { index: false } };
}

export default async function ProfileSettings() {
  const { actor, language, theme } = await requireViewer('/settings');
  const account = await getAccount(actor);
  const words = messagesFor(language).accountSettings;
  const problems = accountProblemWords(language);
  return (
    <>
      <SettingsSection title={words.profile.title}>
        <ProfileForm words={words} problems={problems} account={{ ...account, language, theme }} />
      </SettingsSection>
      <SettingsSection title={words.email.title}>
        <EmailForm words={words} problems={problems} account={account} mails={canSendMail()} />
      </SettingsSection>
    </>
  );
}
