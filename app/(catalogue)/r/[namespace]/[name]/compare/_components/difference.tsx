import Link from 'next/link';
import type { ReactNode } from 'react';
import { SeverityMark } from '@/components/scan/severity-counts';
import { counted } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import { vulnerabilityPath } from '@/lib/names/paths';
import type { ComparisonView } from '@/lib/scans/compare/schema';

type DifferenceView = NonNullable<NonNullable<ComparisonView['scans']>['difference']>;
type Listed<T> = { total: number; items: readonly T[] };

const SHOWN = 20;

type ListProps<T> = { id: string; title: string; list: Listed<T>; messages: Messages; item: (one: T) => ReactNode };

function List<T>({ id, title, list, messages, item }: ListProps<T>) {
  const { compare: words } = messages.findings;
  const rest = list.items.slice(SHOWN);
  const hidden = list.total - list.items.length;
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-lg font-semibold">
        {title} <span className="font-normal text-ink-soft tabular-nums">({list.total})</span>
      </h2>
      {list.total === 0 ? <p className="mt-1 text-sm text-ink-soft">{words.none}</p> : null}
      <ul className="mt-2 divide-y divide-line text-sm">{list.items.slice(0, SHOWN).map(item)}</ul>
      {rest.length > 0 ? (
        <details>
          <summary className="cursor-pointer py-2 text-sm text-ink-soft">{counted(words.more, rest.length)}</summary>
          <ul className="divide-y divide-line text-sm">{rest.map(item)}</ul>
        </details>
      ) : null}
      {hidden > 0 ? <p className="text-sm text-ink-soft">{counted(words.more, hidden)}</p> : null}
    </section>
  );
}

/** What is gained and lost; vulnerabilities first, since they are what one compares for. */
export function Difference({ difference, messages }: { difference: DifferenceView; messages: Messages }) {
  const { compare: words } = messages.findings;
  const vulnerability = ({ id, severity }: DifferenceView['gained']['items'][number]) => (
    <li key={id} className="flex items-center gap-3 py-1.5">
      <span className="w-20 shrink-0">
        <SeverityMark severity={severity} words={messages.scans} />
      </span>
      <Link prefetch={false} href={vulnerabilityPath(id)} className="text-link font-mono wrap-anywhere">
        {id}
      </Link>
    </li>
  );
  const component = ({ name, type, versions }: DifferenceView['added']['items'][number]) => (
    <li key={`${type} ${name} ${versions.join(' ')}`} className="py-1.5 font-mono wrap-anywhere">
      {name} <span className="text-ink-soft">{versions.join(', ')}</span>
    </li>
  );
  const changed = ({ name, type, from, to }: DifferenceView['changed']['items'][number]) => (
    <li key={`${type} ${name} ${from.join(' ')} ${to.join(' ')}`} className="py-1.5 font-mono wrap-anywhere">
      {name} <span className="text-ink-soft">{from.join(', ')}</span> → {to.join(', ')}
    </li>
  );
  return (
    <>
      <p className="text-sm text-ink-soft">{counted(words.kept, difference.kept)}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 md:grid-cols-2">
        <List id="lost" title={words.lost} list={difference.lost} messages={messages} item={vulnerability} />
        <List id="gained" title={words.gained} list={difference.gained} messages={messages} item={vulnerability} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 md:grid-cols-3">
        <List id="changed" title={words.changed} list={difference.changed} messages={messages} item={changed} />
        <List id="removed" title={words.removed} list={difference.removed} messages={messages} item={component} />
        <List id="added" title={words.added} list={difference.added} messages={messages} item={component} />
      </div>
    </>
  );
}
