import Link from 'next/link';
import type { TagRow } from '@/components/tag/tag-row';
import { CopyButton } from '@/components/ui/copy-button';

export type TagRowWords = {
  alsoNamed: string;
  sharedTag: string;
  sharedTitle: string;
  fixed: string;
  copyReference: string;
  copied: string;
};

const OTHERS = 6;
const PLATFORMS = 2;

/** One line of the tags tab; on a narrow screen it stacks up into a card. */
export function TagListRow({ row, words }: { row: TagRow; words: TagRowWords }) {
  const { names, others, platforms } = row;
  return (
    <li className="grid gap-x-6 gap-y-1.5 border-t border-line py-3 grid-cols-[minmax(0,1fr)_auto] lg:grid-cols-[minmax(0,5fr)_minmax(0,5fr)_9rem_2.5rem]">
      <div className="min-w-0">
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
          {row.isShared ? (
            <span
              className="rounded border border-line px-1.5 text-xs leading-6 text-ink-soft"
              title={words.sharedTitle}
            >
              {words.sharedTag}
            </span>
          ) : null}
        </p>
        {others.length > 0 ? (
          <p className="mt-1 text-xs text-ink-soft">
            {words.alsoNamed} <span className="font-mono wrap-anywhere">{others.slice(0, OTHERS).join(', ')}</span>
            {others.length > OTHERS ? ` +${others.length - OTHERS}` : ''}
          </p>
        ) : null}
      </div>
      <div className="min-w-0 text-sm col-start-1 lg:col-start-2">
        <p>{row.meaning}</p>
        <p className="text-ink-soft">
          {row.moves}
          {row.moves && row.fixed ? ' · ' : null}
          {row.fixed ? (
            <>
              {words.fixed} <span className="font-mono text-xs wrap-anywhere">{row.fixed}</span>
            </>
          ) : null}
        </p>
        {row.endedBase ? (
          <p className="mt-1 inline-block rounded bg-warn-soft px-1.5 text-xs leading-6 font-medium text-warn">
            <span aria-hidden="true">⚠ </span>
            {row.endedBase}
          </p>
        ) : null}
      </div>
      <p className="text-xs text-ink-soft col-start-1 lg:col-start-3" title={platforms.join(', ')}>
        {platforms.length <= PLATFORMS ? (
          <span className="font-mono leading-6">{platforms.join(', ')}</span>
        ) : (
          <span className="leading-6">{row.platformCount}</span>
        )}
      </p>
      <div className="col-start-2 row-start-1 lg:col-start-4">
        <CopyButton text={row.reference} label={`${words.copyReference} ${row.reference}`} copiedLabel={words.copied} />
      </div>
    </li>
  );
}
