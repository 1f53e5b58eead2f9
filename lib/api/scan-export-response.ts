import type { RepositoryName } from '@/lib/names/repository-name';
import type { ExportedScan } from '@/lib/scans/exports/export-scan';
import type { ExportFormat } from '@/lib/scans/exports/schema';

const FILES: Readonly<Record<ExportFormat, { mediaType: string; ending: string }>> = {
  original: { mediaType: 'application/json', ending: 'json' },
  csv: { mediaType: 'text/csv; charset=utf-8', ending: 'csv' },
  sarif: { mediaType: 'application/sarif+json', ending: 'sarif' },
  cyclonedx: { mediaType: 'application/vnd.cyclonedx+json; version=1.6', ending: 'cdx.json' },
};

/** Reads on only as the client takes it, and no more once it has gone. */
function toStream(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = content[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return?.();
    },
  });
}

/** A report as a file to keep, sent while it is read. */
export function scanExportResponse(
  { report, content }: ExportedScan,
  { namespace, name }: RepositoryName,
  format: ExportFormat,
): Response {
  const { mediaType, ending } = FILES[format];
  const day = report.scannedAt.toISOString().slice(0, 10);
  const file = `scan-${namespace}-${name.replaceAll('/', '-')}-${day}.${ending}`;
  return new Response(toStream(content), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'private, no-store',
      vary: 'cookie, authorization',
      'x-content-type-options': 'nosniff',
    },
  });
}
