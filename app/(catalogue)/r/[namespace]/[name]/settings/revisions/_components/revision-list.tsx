import Link from 'next/link';
import {
  LineCounts,
  RevisionFacts,
} from '@/app/(catalogue)/r/[namespace]/[name]/settings/revisions/_components/revision-facts';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { revisionPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { RevisionView } from '@/lib/repositories/overview-schema';

type Props = {
  repository: RepositoryName;
  language: Language;
  viewerLanguage: Language;
  revisions: readonly RevisionView[];
  /** Whether the first of the list is the newest of all. */
  newest: boolean;
  words: OverviewEditorMessages['revisions'];
};

export function RevisionList({ repository, language, viewerLanguage, revisions, newest, words }: Props) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line">
      {revisions.map((revision, index) => (
        <li key={revision.number} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 px-4 py-3">
          <p className="flex flex-wrap items-center gap-2">
            <Link
              href={revisionPath(repository, language, revision.number)}
              prefetch={false}
              className="text-link font-semibold"
            >
              {fillIn(words.number, { number: revision.number })}
            </Link>
            {newest && index === 0 ? <span className="chip">{words.current}</span> : null}
          </p>
          <LineCounts revision={revision} language={viewerLanguage} words={words} />
          <RevisionFacts revision={revision} language={viewerLanguage} words={words} />
        </li>
      ))}
    </ol>
  );
}
