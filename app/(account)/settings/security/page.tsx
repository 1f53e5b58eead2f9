import type { Metadata } from 'next';
import { requireViewer } from '@/app/(account)/settings/_components/require-viewer';
import { IdentityList } from '@/app/(account)/settings/security/_components/identity-list';
import { PasswordForm } from '@/app/(account)/settings/security/_components/password-form';
import { SecondFactor } from '@/app/(account)/settings/security/_components/second-factor';
import { SessionList } from '@/app/(account)/settings/security/_components/session-list';
import { SettingsSection } from '@/components/layout/settings-section';
import { getAccount } from '@/lib/accounts/get-account';
import { listIdentities } from '@/lib/accounts/list-identities';
import { listSessions } from '@/lib/accounts/list-sessions';
import { signInProviders } from '@/lib/auth/providers';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { messagesFor } from '@/lib/language/messages';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).accountSettings.tabs.security, robots: { index: false } };
}

export default async function SecuritySettings() {
  const { actor, language } = await requireViewer('/settings/security');
  const [account, { sessions }, { identities }] = await Promise.all([
    getAccount(actor),
    listSessions(actor),
    listIdentities(actor),
  ]);
  const words = messagesFor(language).accountSettings;
  const shared = { words, problems: accountProblemWords(language) };
  const inDirectory = !account.hasPassword && identities.some(({ kind }) => kind === 'ldap');
  const linked = new Set(identities.map(({ kind }) => kind));
  const linkable = signInProviders().filter(({ id }) => !linked.has(id));
  const asksForCode = account.hasPassword || inDirectory || account.secondFactor;
  return (
    <>
      <SettingsSection title={words.password.title} lead={account.hasPassword ? words.password.lead : undefined}>
        {inDirectory ? (
          <p>{words.password.directory}</p>
        ) : (
          <PasswordForm {...shared} username={account.username} hasPassword={account.hasPassword} />
        )}
      </SettingsSection>
      {asksForCode ? (
        <SettingsSection title={words.secondFactor.title} lead={words.secondFactor.lead}>
          <SecondFactor {...shared} account={account} />
        </SettingsSection>
      ) : null}
      <SettingsSection title={words.sessions.title} lead={words.sessions.lead}>
        <SessionList {...shared} sessions={sessions} language={language} now={new Date().toISOString()} />
      </SettingsSection>
      {identities.length > 0 || linkable.length > 0 ? (
        <SettingsSection title={words.identities.title} lead={words.identities.lead}>
          <IdentityList
            {...shared}
            identities={identities}
            linkable={linkable}
            hasPassword={account.hasPassword}
            language={language}
            now={new Date().toISOString()}
          />
        </SettingsSection>
      ) : null}
    </>
  );
}
