import { getHandler } from '@/lib/api/handler';
import { siteAuditRange } from '@/lib/audit/audit-range';
import { listAuditEntries } from '@/lib/audit/list-audit-entries';
import { auditQuery } from '@/lib/audit/schema';

export const GET = getHandler(auditQuery, async ({ actor, query }) => listAuditEntries(siteAuditRange(actor), query));
