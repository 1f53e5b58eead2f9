import { auditExport } from '@/lib/api/audit-export';
import { getHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { auditExportQuery } from '@/lib/audit/schema';
import { publisherAuditRange } from '@/lib/publishers/publisher-audit-range';

export const GET = getHandler<typeof auditExportQuery, PublisherParameters>(
  auditExportQuery,
  async ({ actor, query, params }) => {
    const namespace = publisherParameter(params);
    return auditExport(await publisherAuditRange(actor, namespace), query, namespace);
  },
);
