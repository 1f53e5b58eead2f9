import type { Metadata } from 'next';
import { requireAdministrator } from '@/app/(admin)/admin/_load/require-administrator';
import { SiteSettingsForm } from '@/app/(admin)/admin/settings/_components/site-settings-form';
import { SettingsSection } from '@/components/layout/settings-section';
import { getViewer } from '@/lib/auth/viewer';
import { accountProblemWords } from '@/lib/language/account-problem';
import { messagesFor } from '@/lib/language/messages';
import { getSiteSettings } from '@/lib/platform/site-settings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor((await getViewer()).language).administration.settings.title };
}

export default async function SiteSettingsPage() {
  const { language } = await requireAdministrator('/admin/settings');
  const words = messagesFor(language).administration.settings;
  return (
    <SettingsSection title={words.title}>
      <SiteSettingsForm settings={await getSiteSettings()} words={words} problems={accountProblemWords(language)} />
    </SettingsSection>
  );
}
