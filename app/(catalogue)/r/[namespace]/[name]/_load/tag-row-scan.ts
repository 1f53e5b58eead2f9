import type { RowContext } from '@/app/(catalogue)/r/[namespace]/[name]/_load/tag-row';
import type { TagRow, TagRowPlatform, TagRowScan } from '@/components/tag/tag-row';
import { counted, exactNumber, formatInstant, relativeTime } from '@/lib/language/format';
import { scanPath } from '@/lib/names/paths';
import { isOld } from '@/lib/scans/freshness';
import type { UploadedScan } from '@/lib/scans/schema';
import type { TagView } from '@/lib/tags/schema';

function toTagRowScan(
  { report, summary }: UploadedScan,
  href: string,
  { messages, language, now }: RowContext,
): TagRowScan {
  const { summary: words, tags } = messages.scans;
  const { scannedAt, databaseUpdatedAt, scanner, namesOther } = report;
  const { critical, high, medium, low, unknown, fixable } = summary;
  return {
    href,
    label: tags.of(report.platform ?? messages.tags.noPlatform),
    counts: { critical, high, medium, low, unknown },
    fixable: fixable > 0 ? counted(words.fixable, fixable, exactNumber(language, fixable)) : null,
    scanned: {
      at: scannedAt,
      exact: formatInstant(language, scannedAt),
      text: tags.scanned(scanner, relativeTime(language, scannedAt, now)),
    },
    database: databaseUpdatedAt ? tags.database(relativeTime(language, databaseUpdatedAt, now)) : tags.databaseUnknown,
    old: isOld(scannedAt, now) || isOld(databaseUpdatedAt, now) ? words.old : null,
    other: namesOther === null ? null : words.otherShort,
  };
}

/** What the newest report says of one platform of a tag; nothing for who is not signed in. */
export function scanOfPlatform(
  tag: string,
  { digest, platform }: Pick<TagView['images'][number], 'digest' | 'platform'>,
  context: RowContext,
): Pick<TagRowPlatform, 'scan'> {
  const found = context.scans?.get(digest);
  return found ? { scan: toTagRowScan(found, scanPath(context.name, tag, platform), context) } : {};
}

/** Says that none of a tag's images was scanned, to who would see it if one was. */
export function scanNote({ images }: TagView, { scans, messages }: RowContext): Pick<TagRow, 'scanNote'> {
  if (scans === null || images.length === 0 || images.some(({ digest }) => scans.has(digest))) return {};
  return { scanNote: messages.scans.tags.notScanned };
}
