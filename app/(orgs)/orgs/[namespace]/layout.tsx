import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { loadSettings } from '@/app/(orgs)/orgs/[namespace]/_load/load-settings';
import { settingsTabs } from '@/app/(orgs)/orgs/[namespace]/_load/settings-tabs';
import { SettingsFrame } from '@/components/layout/settings-frame';
import { Notice } from '@/components/ui/notice';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { organisationPath, publisherPath } from '@/lib/names/paths';

type Props = { params: Promise<{ namespace: string }>; children: ReactNode };

export const metadata: Metadata = { robots: { index: false } };

export default async function OrganisationLayout({ params, children }: Props) {
  const { profile, role, isMember } = await loadSettings((await params).namespace);
  const { language } = await getViewer();
  const words = messagesFor(language).organisations;
  const { namespace, kind } = profile;
  return (
    <SettingsFrame
      title={(language === 'zh-CN' && profile.displayNameZh) || profile.displayName}
      above={{ text: namespace, href: publisherPath(namespace) }}
      navigationLabel={words.tabsLabel}
      tabs={settingsTabs(kind, role).map((tab) => ({ text: words.tabs[tab], href: organisationPath(namespace, tab) }))}
    >
      {isMember ? null : <Notice tone="info">{words.siteAdmin}</Notice>}
      {children}
    </SettingsFrame>
  );
}
