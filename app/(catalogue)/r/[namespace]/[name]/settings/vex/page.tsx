import type { Metadata } from 'next';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { loadSettings } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_load/load-settings';
import { AddVex } from '@/app/(catalogue)/r/[namespace]/[name]/settings/vex/_components/add-vex';
import type { VexWords } from '@/app/(catalogue)/r/[namespace]/[name]/settings/vex/_components/use-vex-change';
import { VexList } from '@/app/(catalogue)/r/[namespace]/[name]/settings/vex/_components/vex-list';
import { SettingsSection } from '@/components/layout/settings-section';
import { shortName } from '@/lib/names/repository-name';
import { listVex } from '@/lib/scans/vex/list-vex';

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, messages } = await loadSettings(params);
  return { title: `${messages.findings.vex.title} · ${shortName(name)}`, robots: { index: false } };
}

export default async function VexSettings({ params }: Props) {
  const { name, viewer, messages } = await loadSettings(params);
  const { documents } = await listVex(viewer.actor, name);
  const { problems, faults, pictures, failed, cancel, typeName } = messages.repositorySettings;
  const { title, lead, none, add, ...vex } = messages.findings.vex;
  const words: VexWords = {
    file: vex.file,
    fileHint: vex.fileHint,
    fileMissing: vex.fileMissing,
    name: vex.name,
    nameHint: vex.nameHint,
    digest: vex.digest,
    digestHint: vex.digestHint,
    digestUnknown: vex.digestUnknown,
    submit: vex.submit,
    uploaded: vex.uploaded,
    refusedFile: vex.refusedFile,
    remove: vex.remove,
    removeLabel: vex.removeLabel,
    removeQuestion: vex.removeQuestion,
    removeLead: vex.removeLead,
    problems,
    faults,
    pictures,
    failed,
    cancel,
    typeName,
  };
  return (
    <>
      <SettingsSection title={title} lead={lead}>
        {documents.length === 0 ? (
          <p className="text-ink-soft">{none}</p>
        ) : (
          <VexList
            repository={name}
            documents={documents}
            messages={messages}
            language={viewer.language}
            words={words}
          />
        )}
      </SettingsSection>
      <SettingsSection title={add}>
        <AddVex repository={name} words={words} />
      </SettingsSection>
    </>
  );
}
