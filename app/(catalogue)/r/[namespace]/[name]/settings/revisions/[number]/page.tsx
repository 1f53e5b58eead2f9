import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { forEditors } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_load/for-editors';
import { DiffView } from '@/app/(catalogue)/r/[namespace]/[name]/settings/revisions/_components/diff-view';
import { RestoreButton } from '@/app/(catalogue)/r/[namespace]/[name]/settings/revisions/_components/restore-button';
import {
  LineCounts,
  RevisionFacts,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/revisions/_components/revision-facts';
import { SettingsSection } from '@/components/layout/settings-section';
import { getViewer } from '@/lib/auth/viewer';
import { fillIn } from '@/lib/language/format';
import { messagesFor } from '@/lib/language/messages';
import { isLanguage } from '@/lib/names/language';
import { revisionPath, revisionsPath } from '@/lib/names/paths';
import { getRevision } from '@/lib/repositories/get-revision';

type Props = {
  params: Promise<{ namespace: string; name: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { namespace, name, number } = await params;
  const { revisions } = messagesFor((await getViewer()).language).overviewEditor;
  return { title: `${fillIn(revisions.number, { number })} · ${namespace}/${name}`, robots: { index: false } };
}

export default async function Revision({ params, searchParams }: Props) {
  const given = await params;
  if (!/^[1-9]\d{0,8}$/.test(given.number)) notFound();
  const number = Number(given.number);
  const { language: wish } = await searchParams;
  const language = typeof wish === 'string' && isLanguage(wish) ? wish : 'en';
  const { name, viewer, found } = await forEditors(
    given,
    (repository) => revisionPath(repository, language, number),
    (actor, repository) => getRevision(actor, repository, { language, number }),
  );
  const { revisions: words, diff } = messagesFor(viewer.language).overviewEditor;
  return (
    <SettingsSection
      title={fillIn(words.number, { number })}
      lead={found.previous === null ? words.first : fillIn(words.compared, { number: found.previous })}
    >
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div className="flex min-w-0 flex-wrap items-center gap-4">
          <RevisionFacts revision={found} language={viewer.language} words={words} />
          <LineCounts revision={found} language={viewer.language} words={words} />
        </div>
        {found.latest === number ? (
          <span className="chip">{words.current}</span>
        ) : (
          <RestoreButton repository={name} language={language} number={number} words={words} />
        )}
      </div>
      <DiffView diff={found.diff} words={diff} />
      <p>
        <Link href={revisionsPath(name, language)} prefetch={false} className="text-link">
          {words.all}
        </Link>
      </p>
    </SettingsSection>
  );
}
