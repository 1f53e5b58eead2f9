import { z } from 'zod';

export const DOMAIN_METHODS = ['dns', 'file'] as const;

export const newDomain = z.strictObject({
  domain: z.string().min(1).max(300),
  method: z.enum(DOMAIN_METHODS),
});
export type NewDomain = z.output<typeof newDomain>;

/** Why the last check failed; a word that pages have sentences for. */
export const DOMAIN_PROBLEMS = [
  'no-record',
  'wrong-record',
  'no-name-server',
  'no-file',
  'wrong-file',
  'private-address',
  'taken',
] as const;
export type DomainProblem = (typeof DOMAIN_PROBLEMS)[number];

export const domainView = z.object({
  domain: z.string(),
  method: z.enum(DOMAIN_METHODS),
  state: z.enum(['pending', 'verified', 'lapsed']),
  /** Where the proof is looked for: a DNS name of type TXT, or an address. */
  place: z.string(),
  /** What must be found there. */
  challenge: z.string(),
  verifiedAt: z.iso.datetime().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  problem: z.enum(DOMAIN_PROBLEMS).nullable(),
});
export type DomainView = z.output<typeof domainView>;
export const domainList = z.object({ domains: z.array(domainView) });
