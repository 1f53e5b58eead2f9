import type { AuditRange } from '@/lib/audit/audit-range';
import { type AuditPlace, auditWhere, NEWEST_FIRST } from '@/lib/audit/audit-where';
import { csvLine } from '@/lib/audit/csv';
import type { AuditEntryView, AuditFilter, AuditFormat } from '@/lib/audit/schema';
import { toAuditEntryView } from '@/lib/audit/view';
import { db } from '@/lib/platform/db';

const BATCH = 500;

const COLUMNS = ['at', 'actor', 'actorKind', 'token', 'address', 'action', 'targetKind', 'target', 'changes'];

const toCsv = ({ at, actor, address, action, target, changes }: AuditEntryView): string =>
  csvLine([
    at,
    actor.name,
    actor.kind,
    actor.token ?? '',
    address ?? '',
    action,
    target.kind,
    target.name,
    Object.keys(changes).length > 0 ? JSON.stringify(changes) : '',
  ]);

const toJson = (entry: AuditEntryView): string => `${JSON.stringify(entry)}\n`;

/**
 * The whole of what a filter picks, from the newest entry to the oldest, as text of CSV (RFC 4180) or one JSON object a
 * line. Read in batches as the reader takes them: however long the log is, the memory that it needs stays the same.
 */
export function exportAuditEntries(
  range: AuditRange,
  filter: AuditFilter,
  format: AuditFormat,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const line = format === 'csv' ? toCsv : toJson;
  let after: AuditPlace | undefined;
  let head = format === 'csv' ? csvLine(COLUMNS) : '';
  return new ReadableStream({
    async pull(controller) {
      const rows = await db().prisma.auditEntry.findMany({
        where: auditWhere(range, filter, after),
        orderBy: NEWEST_FIRST,
        take: BATCH,
      });
      const text = head + rows.map((row) => line(toAuditEntryView(row))).join('');
      head = '';
      after = rows.at(-1);
      if (text !== '') controller.enqueue(encoder.encode(text));
      if (rows.length < BATCH) controller.close();
    },
  });
}
