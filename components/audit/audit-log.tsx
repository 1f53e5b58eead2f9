import Link from 'next/link';
import { AuditEntryItem } from '@/components/audit/audit-entry-item';
import { AuditFilterForm } from '@/components/audit/audit-filter-form';
import { auditQueryString } from '@/components/audit/audit-query-string';
import { EmptyState } from '@/components/ui/empty-state';
import type { AuditPage, AuditQuery } from '@/lib/audit/schema';
import type { AuditMessages } from '@/lib/language/en/audit';
import type { Language } from '@/lib/names/language';

type Props = {
  /** Of the page itself, and of the file to keep. */
  path: string;
  exportPath: string;
  query: AuditQuery;
  page: AuditPage;
  words: AuditMessages;
  language: Language;
};

/** The log with its filter; all of it is in the address and works without a script. */
export function AuditLog({ path, exportPath, query, page, words, language }: Props) {
  const { after, ...filter } = query;
  return (
    <div className="grid gap-6">
      <AuditFilterForm path={path} filter={filter} words={words} />
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="text-ink-soft">
          <span className="font-medium text-ink">{words.exportTitle}</span> {words.exportHint}
        </span>
        {(['csv', 'ndjson'] as const).map((format) => (
          <a
            key={format}
            href={`${exportPath}${auditQueryString({ ...filter, format })}`}
            className="text-link"
            download
          >
            {format === 'csv' ? words.exportCsv : words.exportNdjson}
          </a>
        ))}
      </p>
      {page.entries.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {page.entries.map((entry) => (
            <AuditEntryItem key={entry.id} entry={entry} words={words} language={language} />
          ))}
        </ol>
      )}
      <nav aria-label={words.title} className="flex flex-wrap justify-between gap-4">
        {after ? (
          <Link href={`${path}${auditQueryString(filter)}`} prefetch={false} className="button">
            {words.newest}
          </Link>
        ) : (
          <span />
        )}
        {page.next ? (
          <Link
            href={`${path}${auditQueryString({ ...filter, after: page.next })}`}
            prefetch={false}
            className="button"
          >
            {words.older}
          </Link>
        ) : null}
      </nav>
    </div>
  );
}
