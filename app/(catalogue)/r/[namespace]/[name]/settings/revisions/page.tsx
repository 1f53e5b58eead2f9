import type { Metadata } from 'next';
import { forEditors } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_load/for-editors';
import { LanguageLinks } from '@/app/(catalogue)/r/[namespace]/[name]/settings/revisions/_components/language-links';
import { RevisionList } from '@/app/(catalogue)/r/[namespace]/[name]/settings/revisions/_components/revision-list';
import { SettingsSection } from '@/components/layout/settings-section';
import { pageNumber } from '@/components/ui/page-number';
import { Pagination } from '@/components/ui/pagination';
import { getViewer } from '@/lib/auth/viewer';
import { messagesFor } from '@/lib/language/messages';
import { isLanguage } from '@/lib/names/language';
import { revisionsPath } from '@/lib/names/paths';
import { listRevisions } from '@/lib/repositories/list-revisions';

type Props = {
  params: Promise<{ namespace: string; name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { namespace, name } = await params;
  const { revisions } = messagesFor((await getViewer()).language).overviewEditor;
  return { title: `${revisions.title} · ${namespace}/${name}`, robots: { index: false } };
}

export default async function Revisions({ params, searchParams }: Props) {
  const { language: wish, page } = await searchParams;
  const language = typeof wish === 'string' && isLanguage(wish) ? wish : 'en';
  const { name, viewer, found } = await forEditors(
    await params,
    (repository) => revisionsPath(repository, language),
    (actor, repository) => listRevisions(actor, repository, { language, page: pageNumber(page) }),
  );
  const words = messagesFor(viewer.language).overviewEditor;
  const path = revisionsPath(name, language);
  return (
    <SettingsSection title={words.revisions.title} lead={words.revisions.lead}>
      <LanguageLinks words={words.languages} current={language} hrefOf={(other) => revisionsPath(name, other)} />
      {found.revisions.length === 0 ? (
        <p className="text-ink-soft">{words.revisions.none}</p>
      ) : (
        <RevisionList
          repository={name}
          language={language}
          viewerLanguage={viewer.language}
          revisions={found.revisions}
          newest={found.page === 1}
          words={words.revisions}
        />
      )}
      <Pagination
        page={found.page}
        pageCount={Math.ceil(found.total / found.pageSize)}
        hrefOf={(number) => (number === 1 ? path : `${path}${path.includes('?') ? '&' : '?'}page=${number}`)}
        words={words.pagination}
      />
    </SettingsSection>
  );
}
