import type { AuditRange } from '@/lib/audit/audit-range';
import { auditWhere, fromCursor, NEWEST_FIRST, toCursor } from '@/lib/audit/audit-where';
import type { AuditPage, AuditQuery } from '@/lib/audit/schema';
import { toAuditEntryView } from '@/lib/audit/view';
import { db } from '@/lib/platform/db';

const PAGE_SIZE = 50;

/** A page of the log from the newest entry on, or from where the page before ended. @throws AppError `invalid` */
export async function listAuditEntries(range: AuditRange, { after, ...filter }: AuditQuery): Promise<AuditPage> {
  const place = after ? fromCursor(after) : undefined;
  const rows = await db().prisma.auditEntry.findMany({
    where: auditWhere(range, filter, place),
    orderBy: NEWEST_FIRST,
    take: PAGE_SIZE + 1,
  });
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return { entries: shown.map(toAuditEntryView), next: rows.length > PAGE_SIZE && last ? toCursor(last) : null };
}
