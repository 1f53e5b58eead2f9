import Link from 'next/link';
import { SeverityCounts, type SeverityWords } from '@/components/scan/severity-counts';
import type { TagRowScan } from '@/components/tag/tag-row';

/** What scanners found in an image, on a line of the tags tab: counts, what can be fixed, how old that is. */
export function TagScan({ scan, words }: { scan: TagRowScan; words: SeverityWords }) {
  const { href, label, counts, fixable, scanned, database, old, other } = scan;
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link href={href} prefetch={false} className="inline-block rounded py-0.5 hover:underline">
          <span className="sr-only">{label}: </span>
          <SeverityCounts counts={counts} words={words} hasBar />
        </Link>
        {fixable ? <span className="text-ok tabular-nums">{fixable}</span> : null}
      </span>
      <span className="text-ink-soft">
        <time dateTime={scanned.at} title={scanned.exact}>
          {scanned.text}
        </time>
        {` · ${database}`}
        {old ? <span className="text-warn"> · {old}</span> : null}
        {other ? <span className="text-warn"> · {other}</span> : null}
      </span>
    </span>
  );
}
