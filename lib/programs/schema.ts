import { z } from 'zod';
import { GRANT_PROGRAMS } from '@/lib/names/trust';

/** One piece of evidence of a grant: what was looked at, and what was found. */
export const evidenceItem = z.object({
  kind: z.enum(['definition', 'commit', 'domain', 'document', 'repository', 'licence', 'check']),
  label: z.string(),
  labelZh: z.string().optional(),
  value: z.string(),
  url: z.string().optional(),
});
export type EvidenceItem = z.infer<typeof evidenceItem>;

const grantEventView = z.object({
  kind: z.enum(['granted', 'renewed', 'withdrawn', 'lapsed']),
  at: z.iso.datetime(),
  by: z.string(),
  reason: z.string(),
});

export const grantView = z.object({
  program: z.enum(GRANT_PROGRAMS),
  subject: z.enum(['repository', 'publisher']),
  /** Neither withdrawn nor past its date. Only live grants make a badge. */
  live: z.boolean(),
  grantedAt: z.iso.datetime(),
  validUntil: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  grantedBy: z.string(),
  evidence: z.array(evidenceItem),
  history: z.array(grantEventView),
  sample: z.boolean(),
});
export type GrantView = z.infer<typeof grantView>;
