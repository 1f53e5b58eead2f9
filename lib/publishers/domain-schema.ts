import { z } from 'zod';

export const PROOF_METHODS = ['dns', 'file'] as const;
export type ProofMethod = (typeof PROOF_METHODS)[number];

export const newDomain = z.strictObject({ domain: z.string().trim().max(300), method: z.enum(PROOF_METHODS) });
export type NewDomain = z.output<typeof newDomain>;

/** Why a check did not find the proof. */
export const PROOF_PROBLEMS = [
  'no-record',
  'no-file',
  'wrong-content',
  'no-answer',
  'refused',
  'elsewhere',
  'taken',
] as const;
export type ProofProblem = (typeof PROOF_PROBLEMS)[number];

export const domainView = z.object({
  id: z.uuid(),
  domain: z.string(),
  method: z.enum(PROOF_METHODS),
  state: z.enum(['pending', 'verified', 'lapsed']),
  /** Where the proof must stand: the name of a DNS record, or an address */
  place: z.string(),
  /** What must stand there */
  challenge: z.string(),
  problem: z.enum(PROOF_PROBLEMS).nullable(),
  /** Checks in a row that failed */
  failures: z.number().int(),
  verifiedAt: z.iso.datetime().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  nextCheckAt: z.iso.datetime(),
});
export type DomainView = z.output<typeof domainView>;
export const domainList = z.object({ domains: z.array(domainView) });
