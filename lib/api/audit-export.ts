import type { AuditRange } from '@/lib/audit/audit-range';
import { exportAuditEntries } from '@/lib/audit/export-audit-entries';
import type { AuditFilter, AuditFormat } from '@/lib/audit/schema';
import { clock } from '@/lib/platform/clock';

const MEDIA_TYPE = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;

/** The log as a file to keep, sent while it is read. */
export function auditExport(
  range: AuditRange,
  { format, ...filter }: AuditFilter & { format: AuditFormat },
  of: string,
): Response {
  const day = clock.now().toISOString().slice(0, 10);
  return new Response(exportAuditEntries(range, filter, format), {
    headers: {
      'content-type': MEDIA_TYPE[format],
      'content-disposition': `attachment; filename="audit-${of}-${day}.${format}"`,
      'cache-control': 'private, no-store',
      vary: 'cookie, authorization',
      'x-content-type-options': 'nosniff',
    },
  });
}
