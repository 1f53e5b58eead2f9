import { Download } from 'lucide-react';
import type { FindingsMessages } from '@/lib/language/en/findings';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { EXPORT_FORMATS } from '@/lib/scans/exports/schema';

type Props = { repository: RepositoryName; reportId: string; words: FindingsMessages['exports'] };

/** Links to the report as a file, in each format. */
export function ScanExports({ repository, reportId, words }: Props) {
  const path = `${repositoryApiPath(repository)}/scans/${reportId}/export`;
  return (
    <nav aria-label={words.title} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span className="flex items-center gap-1.5 text-ink-soft">
        <Download aria-hidden="true" className="size-4" />
        {words.title}
      </span>
      {EXPORT_FORMATS.map((format) => (
        <a key={format} href={`${path}?format=${format}`} download className="text-link">
          {words.formats[format]}
        </a>
      ))}
    </nav>
  );
}
