import { z } from 'zod';
import { VEX_STATUSES } from '@/lib/scans/vex/vex-statement';

export const addVexInput = z.object({
  /** What the document is called here; one of the same name is replaced */
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'Use letters, digits, “.”, “_” and “-”, at most 100')
    .default('vex.json'),
  /** Only for this image; without: for all of the repository */
  digest: z.string().max(200).optional(),
});
export type AddVexInput = z.infer<typeof addVexInput>;

const SHOWN = 100;
export const MOST_SHOWN_UNMATCHED = SHOWN;

export const vexDocument = z.object({
  id: z.string(),
  name: z.string(),
  format: z.enum(['openvex', 'cyclonedx']),
  author: z.string().nullable(),
  digest: z.string().nullable(),
  uploadedBy: z.string(),
  createdAt: z.iso.datetime(),
  statements: z.number().int(),
  /** Findings of the newest reports that they fit */
  matches: z.number().int(),
  /** Statements that fit no finding; at most 100 */
  unmatched: z.array(
    z.object({ vulnerability: z.string(), status: z.enum(VEX_STATUSES), products: z.array(z.string()) }),
  ),
});
export type VexDocumentView = z.infer<typeof vexDocument>;
export const vexDocumentList = z.object({ documents: z.array(vexDocument) });
export type VexDocumentList = z.infer<typeof vexDocumentList>;
