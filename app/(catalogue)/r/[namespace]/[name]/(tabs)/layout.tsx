import '@/app/(catalogue)/r/[namespace]/[name]/_components/repository.css';
import type { ReactNode } from 'react';
import { RepositoryHead } from '@/app/(catalogue)/r/[namespace]/[name]/_components/repository-head';
import { RepositoryNotices } from '@/app/(catalogue)/r/[namespace]/[name]/_components/repository-notices';
import { RepositoryTabs } from '@/app/(catalogue)/r/[namespace]/[name]/_components/repository-tabs';
import { loadRepository, type RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { exactNumber } from '@/lib/language/format';
import { pullsPath, repositoryPath, tagsPath } from '@/lib/names/paths';

export default async function RepositoryLayout({
  params,
  children,
}: {
  params: Promise<RepositoryParams>;
  children: ReactNode;
}) {
  const { namespace, name } = await params;
  const loaded = await loadRepository(namespace, name);
  const { tabs } = loaded.messages.repository;
  return (
    <div className="page pt-6 pb-16 sm:pt-8">
      <RepositoryHead loaded={loaded} />
      <RepositoryNotices loaded={loaded} />
      <RepositoryTabs
        label={tabs.label}
        tabs={[
          { segment: null, href: repositoryPath(loaded.name), text: tabs.overview },
          {
            segment: 'tags',
            href: tagsPath(loaded.name),
            text: tabs.tags,
            count: exactNumber(loaded.viewer.language, loaded.repository.tagCount),
          },
          { segment: 'pulls', href: pullsPath(loaded.name), text: loaded.messages.pulls.tab },
        ]}
      />
      {children}
    </div>
  );
}
