import type { Metadata } from 'next';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { AboutForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/about-form';
import { LogoForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/logo-form';
import { loadSettings } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_load/load-settings';
import { SettingsSection } from '@/components/layout/settings-section';
import { Notice } from '@/components/ui/notice';
import { fillIn } from '@/lib/language/format';
import { LICENCE_IDS } from '@/lib/names/licence';
import { shortName } from '@/lib/names/repository-name';

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, messages } = await loadSettings(params);
  return { title: `${messages.repositorySettings.navigation.title} · ${shortName(name)}`, robots: { index: false } };
}

export default async function GeneralSettings({ params }: Props) {
  const { name, repository, definitionFile, messages } = await loadSettings(params);
  const words = messages.repositorySettings;
  const archived = repository.archivedAt !== null;
  return (
    <>
      {archived ? (
        <Notice tone="warn">
          <p>{words.archivedNotice}</p>
        </Notice>
      ) : null}
      {definitionFile ? (
        <Notice tone="info">
          <p>{fillIn(words.definitionNotice, { file: definitionFile })}</p>
        </Notice>
      ) : null}
      <SettingsSection title={words.general.title} lead={words.general.lead}>
        <AboutForm
          repository={name}
          before={repository}
          imported={definitionFile !== null}
          archived={archived}
          licences={LICENCE_IDS}
          categories={messages.common.categories}
          words={words}
        />
      </SettingsSection>
      <SettingsSection title={words.logo.title} lead={words.logo.lead}>
        <LogoForm
          repository={name}
          logoUrl={repository.logoUrl}
          readOnly={archived || definitionFile !== null}
          words={words}
        />
      </SettingsSection>
    </>
  );
}
