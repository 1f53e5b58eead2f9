import { AUDIT_ACTIONS } from '@/lib/audit/actions';
import type { AuditRange } from '@/lib/audit/audit-range';
import type { AuditFilter } from '@/lib/audit/schema';
import { isUuid } from '@/lib/names/uuid';
import { AppError } from '@/lib/platform/errors';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const DAY = 86_400_000;

/** The place of an entry in the log, which is read from the newest to the oldest. */
export type AuditPlace = { at: Date; id: string };

export const toCursor = ({ at, id }: AuditPlace): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

/** @throws AppError `invalid` for what is no `next` of a page */
export function fromCursor(text: string): AuditPlace {
  const [iso = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  const at = new Date(iso);
  // No entry is older than 1970, and Postgres knows no year 0.
  if (!(at.getTime() >= 0) || !isUuid(id))
    throw new AppError('invalid', 'after: Take it from “next” of the page before.', {
      invalidParameters: [{ name: 'after', reason: 'Take it from “next” of the page before.' }],
    });
  return { at, id };
}

const actionsOf = (action: string): string[] =>
  AUDIT_ACTIONS.filter((known) => known === action || known.startsWith(`${action}.`));

/** What a filter picks from a range, older than a place. */
export function auditWhere(
  range: AuditRange,
  { actor, action, from, to }: AuditFilter,
  after?: AuditPlace,
): Prisma.AuditEntryWhereInput {
  return {
    AND: [
      range.where,
      actor ? { actorName: { equals: actor, mode: 'insensitive' } } : {},
      action ? { action: { in: actionsOf(action) } } : {},
      from ? { at: { gte: new Date(`${from}T00:00:00Z`) } } : {},
      to ? { at: { lt: new Date(Date.parse(`${to}T00:00:00Z`) + DAY) } } : {},
      after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {},
    ],
  };
}

export const NEWEST_FIRST = [{ at: 'desc' }, { id: 'desc' }] satisfies Prisma.AuditEntryOrderByWithRelationInput[];
