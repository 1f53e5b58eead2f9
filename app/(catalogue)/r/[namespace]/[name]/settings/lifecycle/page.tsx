import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { ArchiveForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/archive-form';
import { DeleteForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/delete-form';
import { DeprecationForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/deprecation-form';
import { RenameForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/rename-form';
import { TransferForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/transfer-form';
import { VisibilityForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/visibility-form';
import { loadSettings } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_load/load-settings';
import { SettingsSection } from '@/components/layout/settings-section';
import { Notice } from '@/components/ui/notice';
import { fillIn, formatDate } from '@/lib/language/format';
import { shortName } from '@/lib/names/repository-name';

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, messages } = await loadSettings(params);
  return {
    title: `${messages.repositorySettings.navigation.lifecycle} · ${shortName(name)}`,
    robots: { index: false },
  };
}

export default async function LifecycleSettings({ params }: Props) {
  const settings = await loadSettings(params);
  if (!settings.mayManage) notFound();
  const { name, repository, official, definitionFile, transfer, formerNames, viewer, messages } = settings;
  const words = messages.repositorySettings;
  return (
    <>
      {definitionFile ? (
        <Notice tone="info">
          <p>{fillIn(words.definitionNotice, { file: definitionFile })}</p>
        </Notice>
      ) : null}
      <SettingsSection title={words.visibility.title} lead={words.visibility.lead}>
        <VisibilityForm repository={name} before={repository.visibility} words={words} />
      </SettingsSection>
      {definitionFile ? null : (
        <SettingsSection title={words.deprecation.title} lead={words.deprecation.lead}>
          <DeprecationForm key={repository.deprecatedAt} repository={name} before={repository} words={words} />
        </SettingsSection>
      )}
      <SettingsSection title={words.archive.title} lead={words.archive.lead}>
        <ArchiveForm repository={name} archived={repository.archivedAt !== null} words={words} />
      </SettingsSection>
      <SettingsSection title={words.rename.title} lead={official ? words.rename.official : words.rename.lead}>
        {formerNames.length > 0 ? (
          <p className="text-sm">
            {words.rename.formerNames} <span className="font-mono wrap-anywhere">{formerNames.join(', ')}</span>
          </p>
        ) : null}
        {official ? null : <RenameForm repository={name} words={words} names={messages.names} />}
      </SettingsSection>
      {settings.mayTransfer ? (
        <SettingsSection title={words.transfer.title} lead={words.transfer.lead}>
          <TransferForm
            repository={name}
            pending={
              transfer &&
              fillIn(words.transfer.pending, {
                to: transfer.to,
                by: transfer.requestedBy,
                date: formatDate(viewer.language, transfer.expiresAt),
              })
            }
            words={words}
          />
        </SettingsSection>
      ) : null}
      {settings.mayDelete ? (
        <SettingsSection title={words.delete.title} lead={words.delete.lead} danger>
          <DeleteForm repository={name} words={words} />
        </SettingsSection>
      ) : null}
    </>
  );
}
