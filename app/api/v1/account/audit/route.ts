import { getHandler } from '@/lib/api/handler';
import { ownAuditRange } from '@/lib/audit/audit-range';
import { listAuditEntries } from '@/lib/audit/list-audit-entries';
import { auditQuery } from '@/lib/audit/schema';

export const GET = getHandler(auditQuery, async ({ actor, query }) => listAuditEntries(ownAuditRange(actor), query));
