import type { ReactNode } from 'react';
import { SettingsFrame } from '@/components/layout/settings-frame';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { publisherPath } from '@/lib/names/paths';

/** Who is not signed in is sent away by the pages: only they know their address. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { language, user } = await getViewer();
  if (!user) return children;
  const { title, navigation, tabs } = messagesFor(language).accountSettings;
  return (
    <SettingsFrame
      title={title}
      above={{ text: user.username, href: publisherPath(user.username) }}
      navigationLabel={navigation}
      tabs={[
        { text: tabs.profile, href: '/settings' },
        { text: tabs.security, href: '/settings/security' },
        { text: tabs.tokens, href: '/settings/tokens' },
        { text: tabs.account, href: '/settings/account' },
      ]}
    >
      {children}
    </SettingsFrame>
  );
}
