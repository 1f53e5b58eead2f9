import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator, requireUser } from '@/lib/access/require-user';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** A part of the log that somebody may read; only what checks who asks makes one. */
export type AuditRange = { readonly where: Prisma.AuditEntryWhereInput };

/** Everything, for administrators. @throws AppError `unauthenticated` or `forbidden` */
export function siteAuditRange(actor: Actor): AuditRange {
  requireSiteAdministrator(actor);
  return { where: {} };
}

/** What one has done oneself. @throws AppError `unauthenticated`, or `forbidden` for tokens */
export function ownAuditRange(actor: Actor): AuditRange {
  return { where: { actorId: requireUser(actor).userId } };
}
