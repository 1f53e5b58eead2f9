import type { ReactNode } from 'react';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { loadSettings } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_load/load-settings';
import { SettingsFrame } from '@/components/layout/settings-frame';
import { repositoryPath, repositorySettingsPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';

type Props = { params: Promise<RepositoryParams>; children: ReactNode };

export default async function RepositorySettingsLayout({ params, children }: Props) {
  const { name, mayManage, messages } = await loadSettings(params);
  const words = messages.repositorySettings.navigation;
  const tabs = [
    { text: words.general, href: repositorySettingsPath(name) },
    { text: words.overview, href: repositorySettingsPath(name, 'overview') },
    { text: words.revisions, href: repositorySettingsPath(name, 'revisions') },
    { text: messages.findings.vex.title, href: repositorySettingsPath(name, 'vex') },
    ...(mayManage
      ? [
          { text: words.collaborators, href: repositorySettingsPath(name, 'collaborators') },
          { text: messages.deletions.tags, href: repositorySettingsPath(name, 'tags') },
          { text: messages.deletions.retention.title, href: repositorySettingsPath(name, 'retention') },
          { text: messages.immutableTags.title, href: repositorySettingsPath(name, 'immutable-tags') },
          { text: messages.webhooks.title, href: repositorySettingsPath(name, 'webhooks') },
          { text: words.lifecycle, href: repositorySettingsPath(name, 'lifecycle') },
        ]
      : []),
  ];
  return (
    <SettingsFrame
      title={words.title}
      above={{ text: shortName(name), href: repositoryPath(name) }}
      navigationLabel={words.label}
      tabs={tabs}
    >
      {children}
    </SettingsFrame>
  );
}
