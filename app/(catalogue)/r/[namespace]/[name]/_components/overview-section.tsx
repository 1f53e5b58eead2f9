import '@/app/overview.css';
import Link from 'next/link';
import { type ContentsEntry, ContentsList } from '@/app/(catalogue)/r/[namespace]/[name]/_components/contents';
import { OverviewCopyButtons } from '@/app/(catalogue)/r/[namespace]/[name]/_components/overview-copy-buttons';
import type { OverviewState } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-overview';
import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { repositoryPath } from '@/lib/names/paths';

/** What the publisher wrote. */
export function OverviewSection({
  loaded,
  overview: state,
  contents,
}: {
  loaded: LoadedRepository;
  overview: OverviewState;
  contents: readonly ContentsEntry[];
}) {
  const words = loaded.messages.repository.overview;
  const path = repositoryPath(loaded.name);
  const overview = state === 'too-long' ? null : state;
  return (
    <section aria-labelledby="overview" className="min-w-0 border-t border-line pt-8">
      <h2 id="overview" className={overview ? 'sr-only' : 'mb-3 text-2xl leading-tight font-semibold'}>
        {words.heading}
      </h2>
      {overview?.choice ? (
        <p className="mb-4 text-sm text-ink-soft">
          {overview.choice === 'original' ? `${words.originalShown} ` : null}
          <Link
            href={overview.choice === 'original' ? `${path}#overview` : `${path}?overview=original#overview`}
            prefetch={false}
            className="text-link"
          >
            {overview.choice === 'original' ? words.translated : words.original}
          </Link>
        </p>
      ) : null}
      {contents.length > 0 ? (
        <details className="mb-5 rounded-lg border border-line bg-surface-raised lg:hidden">
          <summary className="cursor-pointer px-4 py-2.5 text-sm font-semibold">{words.contents}</summary>
          <nav aria-label={words.contents} className="px-4 pb-3">
            <ContentsList entries={contents} />
          </nav>
        </details>
      ) : null}
      {overview ? <OverviewCopyButtons within="overview-text" copied={loaded.messages.repository.pull.copied} /> : null}
      {overview ? (
        <div
          id="overview-text"
          className="overview"
          lang={overview.lang}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer's output is an allow-listed, sanitised tree
          dangerouslySetInnerHTML={{ __html: overview.html }}
        />
      ) : (
        <p className="text-ink-soft">{state === 'too-long' ? words.tooLong : words.empty}</p>
      )}
    </section>
  );
}
