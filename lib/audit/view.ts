import { type AuditEntryView, auditEntryView } from '@/lib/audit/schema';
import type { AuditEntry } from '@/lib/platform/generated/prisma/client';

/** What may leave the server about an entry; ids of people and things stay inside. */
export const toAuditEntryView = (row: AuditEntry): AuditEntryView =>
  auditEntryView.parse({
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, name: row.actorName, token: row.tokenName },
    address: row.address,
    action: row.action,
    target: { kind: row.targetKind, name: row.targetName },
    changes: row.changes,
  });
