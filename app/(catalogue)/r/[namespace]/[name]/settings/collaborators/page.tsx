import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { AddCollaborator } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/add-collaborator';
import { CollaboratorRow } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_components/collaborator-row';
import { loadSettings } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_load/load-settings';
import { SettingsSection } from '@/components/layout/settings-section';
import { formatDate } from '@/lib/language/format';
import { shortName } from '@/lib/names/repository-name';
import { listCollaborators } from '@/lib/repositories/list-collaborators';

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, messages } = await loadSettings(params);
  return { title: `${messages.repositorySettings.collaborators.title} · ${shortName(name)}`, robots: { index: false } };
}

export default async function CollaboratorSettings({ params }: Props) {
  const { name, mayManage, viewer, messages } = await loadSettings(params);
  if (!mayManage) notFound();
  const collaborators = await listCollaborators(viewer.actor, name);
  const words = messages.repositorySettings;
  return (
    <SettingsSection title={words.collaborators.title} lead={words.collaborators.lead}>
      {collaborators.length === 0 ? <p className="text-ink-soft">{words.collaborators.none}</p> : null}
      {collaborators.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {collaborators.map((person) => (
            <CollaboratorRow
              key={person.username}
              repository={name}
              person={person}
              since={formatDate(viewer.language, person.since)}
              words={words}
            />
          ))}
        </ul>
      ) : null}
      <AddCollaborator repository={name} words={words} />
    </SettingsSection>
  );
}
