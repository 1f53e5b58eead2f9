import { getHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { listAuditEntries } from '@/lib/audit/list-audit-entries';
import { auditQuery } from '@/lib/audit/schema';
import { publisherAuditRange } from '@/lib/publishers/publisher-audit-range';

export const GET = getHandler<typeof auditQuery, PublisherParameters>(auditQuery, async ({ actor, query, params }) =>
  listAuditEntries(await publisherAuditRange(actor, publisherParameter(params)), query),
);
