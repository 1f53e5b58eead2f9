import { History, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { TagMark, TagRow } from '@/components/tag/tag-row';
import { type TagPlatformWords, TagRowPlatforms } from '@/components/tag/tag-row-platforms';
import { CopyButton } from '@/components/ui/copy-button';

export type TagRowWords = TagPlatformWords & {
  alsoNamed: string;
  sharedTag: string;
  sharedTitle: string;
  fixed: string;
  copyTag: string;
  copyPinned: string;
};

/** One line of the tags tab; on a narrow screen it stacks up into a card. */
export function TagListRow({ row, words }: { row: TagRow; words: TagRowWords }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2.5 border-t border-line py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] lg:grid-cols-[minmax(0,5fr)_minmax(0,5fr)_7.5rem]">
      <div className="min-w-0">
        <TagNames row={row} words={words} />
        <p className="mt-1.5 text-sm">{row.meaning}</p>
        {row.moves || row.fixed ? (
          <p className="text-sm text-ink-soft">
            {row.moves}
            {row.moves && row.fixed ? ' · ' : null}
            {row.fixed ? (
              <>
                {words.fixed} <span className="font-mono text-xs wrap-anywhere text-ink">{row.fixed}</span>
              </>
            ) : null}
          </p>
        ) : null}
        {row.marks.length > 0 ? (
          <ul className="mt-1.5 flex flex-wrap gap-1.5">
            {row.marks.map((mark) => (
              <Mark key={mark.kind} mark={mark} />
            ))}
          </ul>
        ) : null}
      </div>
      <div className="min-w-0 text-sm">
        <p className="flex flex-wrap gap-x-3 text-xs leading-6 text-ink-soft">
          {row.moments.map(({ at, exact, text }) => (
            <time key={text} dateTime={at} title={exact}>
              {text}
            </time>
          ))}
        </p>
        {row.scanNote ? <p className="text-xs leading-6 text-ink-soft">{row.scanNote}</p> : null}
        {row.absent ? <p className="text-xs leading-6 text-ink-soft">{row.absent}</p> : null}
        <TagRowPlatforms platforms={row.platforms} digest={row.digest} label={row.names[0]?.tag ?? ''} words={words} />
      </div>
      <div className="flex flex-wrap content-start gap-1.5 md:col-span-2 lg:col-span-1 lg:grid">
        <CopyButton text={row.reference} label={`${words.copyTag}: ${row.reference}`} copiedLabel={words.copied}>
          {words.copyTag}
        </CopyButton>
        {row.pinned ? (
          <CopyButton text={row.pinned} label={`${words.copyPinned}: ${row.pinned}`} copiedLabel={words.copied}>
            {words.copyPinned}
          </CopyButton>
        ) : null}
      </div>
    </li>
  );
}

function TagNames({ row: { names, more, others, otherCount, isShared }, words }: { row: TagRow; words: TagRowWords }) {
  return (
    <>
      <p className="flex flex-wrap gap-1.5">
        {names.map(({ tag, href }) => (
          <Link
            key={tag}
            href={href}
            prefetch={false}
            className="rounded bg-surface-sunken px-1.5 font-mono text-sm leading-6 wrap-anywhere text-accent hover:underline"
          >
            {tag}
          </Link>
        ))}
        {more ? (
          <Link href={more.href} prefetch={false} className="text-sm leading-6 text-accent hover:underline">
            {more.text}
          </Link>
        ) : null}
        {isShared ? (
          <span className="rounded border border-line px-1.5 text-xs leading-6 text-ink-soft" title={words.sharedTitle}>
            {words.sharedTag}
          </span>
        ) : null}
      </p>
      {others.length > 0 ? (
        <p className="mt-1 text-xs text-ink-soft">
          {words.alsoNamed} <span className="font-mono wrap-anywhere">{others.join(', ')}</span>
          {otherCount > others.length ? ` +${otherCount - others.length}` : ''}
        </p>
      ) : null}
    </>
  );
}

/** In words, with a sign, and in colour; a quiet one where nothing is wrong but age. */
function Mark({ mark: { kind, text } }: { mark: TagMark }) {
  const Sign = kind === 'stale' ? History : TriangleAlert;
  const colours = kind === 'stale' ? 'bg-surface-sunken text-ink-soft' : 'bg-warn-soft text-warn';
  return (
    <li className={`inline-flex items-center gap-1 rounded px-1.5 text-xs leading-6 font-medium ${colours}`}>
      <Sign aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="wrap-anywhere">{text}</span>
    </li>
  );
}
