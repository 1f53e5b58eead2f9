import { z } from 'zod';
import { AUDIT_ACTIONS } from '@/lib/audit/actions';
import { WITHOUT_NULL } from '@/lib/names/null-character';

/** What stands before the dot of an action. */
export const AUDIT_AREAS = [...new Set(AUDIT_ACTIONS.map((action) => action.slice(0, action.indexOf('.'))))];

/** All actions of an area when only the area is given. */
const actions: readonly string[] = [...AUDIT_AREAS, ...AUDIT_ACTIONS];

/** Postgres knows no year 0. */
const day = z.iso.date().refine((text) => text >= '0001-01-01');

/** What to show of the log; the days are whole days in UTC, both included. */
const auditFilter = z.object({
  actor: z.string().trim().max(255).regex(WITHOUT_NULL).optional(),
  action: z.enum(actions).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type AuditFilter = z.output<typeof auditFilter>;

export const auditQuery = auditFilter.extend({
  /** `next` of the page before */
  after: z.string().max(200).optional(),
});
export type AuditQuery = z.output<typeof auditQuery>;

const AUDIT_FORMATS = ['csv', 'ndjson'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];
export const auditExportQuery = auditFilter.extend({ format: z.enum(AUDIT_FORMATS).default('csv') });

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

export const auditEntryView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.object({
    kind: z.enum(['user', 'token', 'system', 'anonymous']),
    name: z.string(),
    /** Of the access token that acted for them */
    token: z.string().nullable(),
  }),
  address: z.string().nullable(),
  action: z.string(),
  target: z.object({ kind: z.string(), name: z.string() }),
  /** Field → before, after */
  changes: z.record(z.string(), z.tuple([value, value])),
});
export type AuditEntryView = z.output<typeof auditEntryView>;
export type AuditEntryValue = z.output<typeof value>;

export const auditPage = z.object({
  entries: z.array(auditEntryView),
  /** Where older entries go on, or null at the end */
  next: z.string().nullable(),
});
export type AuditPage = z.output<typeof auditPage>;
