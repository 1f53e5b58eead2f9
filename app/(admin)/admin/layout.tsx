import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { requireAdministrator } from '@/app/(admin)/admin/_load/require-administrator';
import { SettingsFrame } from '@/components/layout/settings-frame';
import { messagesFor } from '@/lib/language/messages';

export const metadata: Metadata = { robots: { index: false } };

const TABS = ['users', 'registries', 'scanners', 'settings', 'audit'] as const;

export default async function AdministrationLayout({ children }: { children: ReactNode }) {
  const { language } = await requireAdministrator('/admin/users');
  const words = messagesFor(language).administration;
  return (
    <SettingsFrame
      title={words.title}
      navigationLabel={words.tabsLabel}
      tabs={TABS.map((tab) => ({ text: words.tabs[tab], href: `/admin/${tab}` }))}
    >
      {children}
    </SettingsFrame>
  );
}
