import { ArrowDown, ArrowUp, Settings } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Completeness } from '@/app/dashboard/_components/completeness';
import { ScanCell } from '@/app/dashboard/_components/scan-cell';
import { dashboardAddress } from '@/app/dashboard/_load/dashboard-address';
import { Figure } from '@/components/ui/number';
import { Time } from '@/components/ui/time';
import type { DashboardMessages } from '@/lib/language/en/dashboard';
import { fillIn } from '@/lib/language/format';
import type { Messages } from '@/lib/language/messages';
import type { Language } from '@/lib/names/language';
import { repositoryPath, repositorySettingsPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import type { OwnRepositoriesInput, OwnRepository } from '@/lib/repositories/dashboard-schema';
import type { NewestScan } from '@/lib/scans/list-newest-scans';

type Words = DashboardMessages['repositories'];
type Props = {
  rows: readonly OwnRepository[];
  /** The newest report of each, by `namespace/name` */
  scans: ReadonlyMap<string, NewestScan>;
  input: OwnRepositoriesInput;
  messages: Messages;
  language: Language;
};

/** A table; on a phone every row is a card whose figures carry their names. */
export function OwnTable({ rows, scans, input, messages, language }: Props) {
  const words = messages.dashboard.repositories;
  return (
    <div className="rounded-lg border border-line bg-surface-raised">
      <table className="w-full text-sm max-md:block">
        <thead className="border-b border-line text-left text-ink-soft max-md:block">
          <tr className="max-md:flex max-md:flex-wrap max-md:gap-x-2 max-md:px-2">
            <SortHeader sort="name" text={words.name} input={input} words={words} />
            <th className="px-3 font-medium max-md:hidden">{words.visibility}</th>
            <SortHeader sort="pulls" text={words.pulls} input={input} words={words} />
            <SortHeader sort="stars" text={words.stars} input={input} words={words} />
            <SortHeader sort="updated" text={words.updated} input={input} words={words} />
            <th className="px-3 font-medium max-md:hidden">{words.scan}</th>
            <th className="px-3 font-medium max-md:hidden">{words.page}</th>
            <th className="px-3 max-md:hidden">
              <span className="sr-only">{words.settings}</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {rows.map((row) => (
            <Row
              key={shortName(row)}
              row={row}
              scan={scans.get(shortName(row))}
              messages={messages}
              language={language}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type SortProps = { sort: OwnRepositoriesInput['sort']; text: string; input: OwnRepositoriesInput; words: Words };

function SortHeader({ sort, text, input, words }: SortProps) {
  const sorted = input.sort === sort;
  const Arrow = sort === 'name' ? ArrowUp : ArrowDown;
  return (
    <th className="px-1 font-medium" aria-sort={sorted ? (sort === 'name' ? 'ascending' : 'descending') : undefined}>
      <Link
        href={dashboardAddress({ ...input, sort, page: 1 })}
        prefetch={false}
        title={fillIn(words.sortBy, { column: text })}
        className={`inline-flex min-h-10 items-center gap-1 px-2 lg:whitespace-nowrap hover:text-ink hover:underline ${sorted ? 'font-semibold text-ink' : ''}`}
      >
        {text}
        {sorted ? <Arrow aria-hidden="true" className="size-3.5" /> : null}
      </Link>
    </th>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td className="px-3 py-2.5 align-middle max-md:flex max-md:justify-between max-md:gap-4 max-md:py-1">
      <span aria-hidden="true" className="text-ink-soft md:hidden">
        {label}
      </span>
      <span>{children}</span>
    </td>
  );
}

type RowProps = { row: OwnRepository; scan: NewestScan | undefined; messages: Messages; language: Language };

function Row({ row, scan, messages, language }: RowProps) {
  const words = messages.dashboard.repositories;
  const marks = [row.archived && words.archived, row.deprecated && words.deprecated].filter((mark) => mark !== false);
  return (
    <tr className="max-md:relative max-md:block max-md:py-3">
      <th scope="row" className="px-3 py-2.5 text-left align-middle font-normal max-md:block max-md:pr-12">
        <Link
          href={repositoryPath(row)}
          prefetch={false}
          className="font-mono font-semibold wrap-anywhere hover:underline"
        >
          {shortName(row)}
        </Link>
        {marks.map((mark) => (
          <span key={mark} className="chip ml-2 bg-warn-soft text-warn">
            {mark}
          </span>
        ))}
      </th>
      <Cell label={words.visibility}>{row.visibility === 'private' ? words.private : words.public}</Cell>
      <Cell label={words.pulls}>
        <Figure value={row.pullCount} language={language} />
        {row.sampleFigures ? <i className="ml-1 text-xs text-ink-soft">{words.sample}</i> : null}
      </Cell>
      <Cell label={words.stars}>
        <Figure value={row.starCount} language={language} />
      </Cell>
      <Cell label={words.updated}>
        <Time date={row.updatedAt} language={language} />
      </Cell>
      <Cell label={words.scan}>
        {scan ? (
          <ScanCell repository={row} scan={scan} words={messages.scans} language={language} />
        ) : (
          <span className="text-ink-soft lg:whitespace-nowrap">{words.notScanned}</span>
        )}
      </Cell>
      <Cell label={words.page}>
        <Completeness missing={row.missing} words={words} />
      </Cell>
      <td className="px-3 py-1 text-right max-md:absolute max-md:top-3 max-md:right-0">
        {row.maySettings ? (
          <Link
            href={repositorySettingsPath(row)}
            prefetch={false}
            aria-label={fillIn(words.settingsOf, { name: shortName(row) })}
            className="inline-flex size-9 items-center justify-center rounded-md text-ink-soft hover:bg-surface-sunken hover:text-ink"
          >
            <Settings aria-hidden="true" className="size-4" />
          </Link>
        ) : null}
      </td>
    </tr>
  );
}
