import type { Metadata } from 'next';
import { OverviewEditor } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/overview-editor';
import { forEditors } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_load/for-editors';
import { SettingsSection } from '@/components/layout/settings-section';
import { Notice } from '@/components/ui/notice';
import { getViewer } from '@/lib/auth/viewer';
import { fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';
import { isLanguage } from '@/lib/names/language';
import { overviewEditorPath } from '@/lib/names/paths';
import { getOverviewForEditing } from '@/lib/repositories/get-overview-for-editing';

type Props = {
  params: Promise<{ namespace: string; name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { namespace, name } = await params;
  const { overviewEditor } = messagesFor((await getViewer()).language);
  return { title: `${overviewEditor.title} · ${namespace}/${name}`, robots: { index: false } };
}

export default async function OverviewSettings({ params, searchParams }: Props) {
  const { language: wish } = await searchParams;
  const first = typeof wish === 'string' && isLanguage(wish) ? wish : 'en';
  const { name, viewer, found } = await forEditors(
    await params,
    (repository) => overviewEditorPath(repository, first),
    getOverviewForEditing,
  );
  const words = messagesFor(viewer.language).overviewEditor;
  return (
    <SettingsSection title={words.title} lead={words.lead}>
      {found.archived ? (
        <Notice tone="warn">
          <p>{words.readOnly.archived}</p>
        </Notice>
      ) : null}
      {found.origin ? (
        <Notice tone="info">
          <p>
            {fillIn(words.readOnly.origin, { file: found.origin.file })}{' '}
            <a href={found.origin.changeAt} rel="nofollow noopener noreferrer" className="text-link wrap-anywhere">
              {found.origin.changeAt}
            </a>
          </p>
        </Notice>
      ) : null}
      <OverviewEditor
        repository={name}
        viewerLanguage={viewer.language}
        texts={found.texts}
        first={first}
        readOnly={found.archived || found.origin !== null}
        words={words}
      />
    </SettingsSection>
  );
}
