import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { RepositoryParams } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { loadSettings } from '@/app/(catalogue)/r/[namespace]/[name]/settings/_load/load-settings';
import { ImmutableTagsForm } from '@/app/(catalogue)/r/[namespace]/[name]/settings/immutable-tags/_components/immutable-tags-form';
import { PutBackList } from '@/app/(catalogue)/r/[namespace]/[name]/settings/immutable-tags/_components/put-back-list';
import { SettingsSection } from '@/components/layout/settings-section';
import { Notice } from '@/components/ui/notice';
import { shortName } from '@/lib/names/repository-name';
import { getImmutableTags } from '@/lib/repositories/get-immutable-tags';

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, messages } = await loadSettings(params);
  return { title: `${messages.immutableTags.title} · ${shortName(name)}`, robots: { index: false } };
}

export default async function ImmutableTagsSettings({ params }: Props) {
  const { name, mayManage, viewer, messages } = await loadSettings(params);
  if (!mayManage) notFound();
  const { mode, patterns, enforceable, putBack } = await getImmutableTags(viewer.actor, name);
  const { immutableTags: words, repositorySettings } = messages;
  const { problems, faults, pictures, failed, save, saved } = repositorySettings;
  return (
    <>
      {putBack.length > 0 ? (
        <SettingsSection title={words.undone} lead={words.undoneLead}>
          <PutBackList repository={name} putBacks={putBack} words={words} language={viewer.language} />
        </SettingsSection>
      ) : null}
      <SettingsSection title={words.title} lead={words.lead}>
        {enforceable ? (
          <ImmutableTagsForm
            repository={name}
            before={{ mode, patterns }}
            words={words}
            settings={{ problems, faults, pictures, failed, save, saved }}
          />
        ) : (
          <Notice tone="info">
            <p>{words.onlyRead}</p>
          </Notice>
        )}
      </SettingsSection>
    </>
  );
}
