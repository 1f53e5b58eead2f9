import Link from 'next/link';
import { SeverityCounts } from '@/components/scan/severity-counts';
import { Time } from '@/components/ui/time';
import type { ScansMessages } from '@/lib/language/en/scans';
import type { Language } from '@/lib/names/language';
import { scanPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { isOld } from '@/lib/scans/freshness';
import type { NewestScan } from '@/lib/scans/list-newest-scans';

type Props = { repository: RepositoryName; scan: NewestScan; words: ScansMessages; language: Language };

/** What the newest report on a repository's tags says, of which tag, and how old it is. */
export function ScanCell({ repository, scan: { tag, report, summary }, words, language }: Props) {
  const now = clock.now();
  const old = isOld(report.scannedAt, now);
  return (
    <span className="grid justify-items-start gap-0.5 max-md:justify-items-end">
      <Link
        href={scanPath(repository, tag, report.platform)}
        prefetch={false}
        className="rounded py-0.5 hover:underline"
      >
        <span className="sr-only">{words.title(tag)}: </span>
        <SeverityCounts counts={summary} words={words} />
      </Link>
      <span className={`text-xs ${old ? 'text-warn' : 'text-ink-soft'}`}>
        <span className="font-mono wrap-anywhere">{tag}</span> ·{' '}
        <Time date={report.scannedAt} language={language} now={now} />
      </span>
    </span>
  );
}
