'use client';

import '@/app/overview.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type MouseEvent, useEffect, useState } from 'react';
import { markdownBlob } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/use-overview-text';
import { apiSend } from '@/lib/api/client';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { fillIn } from '@/lib/language/format';
import type { Language } from '@/lib/names/language';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { overviewPreview, PictureState } from '@/lib/repositories/overview-schema';

const SHORTEST_PAUSE = 250;
const LONGEST_PAUSE = 2000;
const KEPT_FOR = 30_000;

/** Long texts take longer to send and to format. */
const pauseFor = (text: string): number => Math.min(LONGEST_PAUSE, SHORTEST_PAUSE + text.length / 200);

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseFor(text));
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** What is written must not be lost to a click on a link of the preview. */
function openElsewhere(event: MouseEvent<HTMLElement>): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const href = link?.getAttribute('href');
  if (!link || !href || href.startsWith('#')) return;
  event.preventDefault();
  window.open(link.href, '_blank', 'noopener,noreferrer');
}

function Pictures({ pictures, words }: { pictures: readonly PictureState[]; words: OverviewEditorMessages }) {
  const missing = pictures.flatMap(({ state, address, problem }) =>
    state === 'shown'
      ? []
      : { address, text: fillIn(words.preview.states[state], { problem: problem ?? '' }), failed: state === 'failed' },
  );
  if (missing.length === 0) return null;
  return (
    <details className="shrink-0 border-t border-line px-4 py-2 text-sm">
      <summary className="font-medium">
        {words.preview.pictures} ({missing.length})
      </summary>
      <ul className="mt-2 grid max-h-40 gap-1 overflow-y-auto">
        {missing.map(({ address, text, failed }) => (
          <li key={address} className="wrap-anywhere">
            <code className="font-mono text-xs">{address}</code>{' '}
            <span className={failed ? 'text-danger' : 'text-ink-soft'}>{text}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Props = { repository: RepositoryName; language: Language; text: string; words: OverviewEditorMessages };

/** The text as its page would show it, from the same renderer. The last one stays in sight until the next is there. */
export function PreviewPane({ repository, language, text, words }: Props) {
  const asked = usePaused(text);
  const { data, isError } = useQuery({
    queryKey: ['overview-preview', repository.namespace, repository.name, language, asked],
    queryFn: ({ signal }) =>
      apiSend<typeof overviewPreview>(
        'POST',
        `${repositoryApiPath(repository)}/overview/preview?language=${language}`,
        markdownBlob(asked),
        {},
        signal,
      ),
    placeholderData: keepPreviousData,
    gcTime: KEPT_FOR,
    staleTime: KEPT_FOR,
    retry: false,
  });
  return (
    <div className="flex min-h-0 flex-col overflow-hidden rounded-lg border border-line bg-surface-raised">
      <p role="status" className="border-b border-line px-4 py-2 text-sm text-ink-soft empty:hidden">
        {isError ? words.preview.failed : data?.plain ? words.preview.plain : data ? '' : words.preview.making}
      </p>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: what is clicked are the links inside */}
      <section
        aria-label={words.preview.label}
        className="min-h-0 grow overflow-y-auto p-4"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onClick={openElsewhere}
      >
        {data?.html === '' ? <p className="text-ink-soft">{words.empty}</p> : null}
        <div
          className="overview"
          lang={language}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer's output is an allow-listed, sanitised tree
          dangerouslySetInnerHTML={{ __html: data?.html ?? '' }}
        />
      </section>
      <Pictures pictures={data?.pictures ?? []} words={words} />
    </div>
  );
}
