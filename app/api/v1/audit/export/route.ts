import { auditExport } from '@/lib/api/audit-export';
import { getHandler } from '@/lib/api/handler';
import { siteAuditRange } from '@/lib/audit/audit-range';
import { auditExportQuery } from '@/lib/audit/schema';

export const GET = getHandler(auditExportQuery, async ({ actor, query }) =>
  auditExport(siteAuditRange(actor), query, 'site'),
);
