import type { ReactNode } from 'react';
import type { ScansMessages } from '@/lib/language/en/scans';
import type { recordLinks } from '@/lib/scans/record-links';

function Outside({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="nofollow noopener noreferrer" className="text-link wrap-anywhere">
      {children}
    </a>
  );
}

/** Links to the official records of a vulnerability. */
export function RecordLinks({
  records,
  words,
  label,
  className = '',
}: {
  records: ReturnType<typeof recordLinks>;
  words: ScansMessages['panel'];
  label?: string;
  className?: string;
}) {
  return (
    <ul aria-label={label} className={`flex flex-wrap gap-x-5 gap-y-1 ${className}`}>
      {records.map(({ kind, id, href }) => (
        <li key={href}>
          <Outside href={href}>{words.record[kind](id)}</Outside>
        </li>
      ))}
    </ul>
  );
}

/** Links to what else a report refers to, as they are. */
export function ReferenceLinks({ links }: { links: readonly string[] }) {
  return (
    <ul className="mt-1 grid gap-0.5 text-sm">
      {links.map((href) => (
        <li key={href}>
          <Outside href={href}>{href}</Outside>
        </li>
      ))}
    </ul>
  );
}
