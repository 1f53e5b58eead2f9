import type { Metadata } from 'next';
import { requireViewer } from '@/app/(account)/settings/_components/require-viewer';
import { DeletionForm } from '@/app/(account)/settings/account/_components/deletion-form';
import { SettingsSection } from '@/components/layout/settings-section';
import { getAccount } from '@/lib/accounts/get-account';
import { getAccountDeletion } from '@/lib/accounts/get-account-deletion';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).accountSettings.tabs.account, robots: { index: false } };
}

export default async function AccountSettings() {
  const { actor, language } = await requireViewer('/settings/account');
  const [account, deletion] = await Promise.all([getAccount(actor), getAccountDeletion(actor)]);
  const words = messagesFor(language).accountSettings;
  return (
    <>
      <SettingsSection title={words.exportData.title} lead={words.exportData.lead}>
        <p>
          <a href="/api/v1/account/export" download className="button">
            {words.exportData.submit}
          </a>
        </p>
      </SettingsSection>
      <SettingsSection
        title={words.deletion.title}
        lead={fillIn(words.deletion.lead, { name: account.username })}
        danger
      >
        <DeletionForm
          words={words}
          problems={accountProblemWords(language)}
          username={account.username}
          hasPassword={account.hasPassword}
          deletion={deletion}
        />
      </SettingsSection>
    </>
  );
}
