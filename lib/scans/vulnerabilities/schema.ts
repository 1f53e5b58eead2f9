import { z } from 'zod';
import { FINDING_STATUSES } from '@/lib/scans/normal-report';
import { SEVERITIES } from '@/lib/scans/severity';
import { VEX_STATUSES } from '@/lib/scans/vex/vex-statement';

export const affectedImagesQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export type AffectedImagesQuery = z.infer<typeof affectedImagesQuery>;

const affectedComponent = z.object({
  name: z.string(),
  version: z.string(),
  purl: z.string().nullable(),
  severity: z.enum(SEVERITIES),
  status: z.enum(FINDING_STATUSES),
  fixedVersions: z.array(z.string()),
  /** What the repository’s publisher says of it */
  vex: z.enum(VEX_STATUSES).nullable(),
});

const affectedImage = z.object({
  repository: z.object({ namespace: z.string(), name: z.string() }),
  digest: z.string(),
  platform: z.string().nullable(),
  /** Tags that lead to it now; at most 20 */
  tags: z.array(z.string()),
  tagCount: z.number().int(),
  severity: z.enum(SEVERITIES),
  scannedAt: z.iso.datetime(),
  /** At most 20 */
  components: z.array(affectedComponent),
  componentCount: z.number().int(),
  /** Tags of the same repository and platform whose newest report does not have it, newest version first; at most 5 */
  fixedTags: z.array(z.string()),
  fixedTagCount: z.number().int(),
});
export type AffectedImage = z.infer<typeof affectedImage>;

/** A vulnerability, and the images that the reader may see which have it in their newest report. */
export const vulnerabilityView = z.object({
  id: z.string(),
  aliases: z.array(z.string()),
  title: z.string().nullable(),
  description: z.string().nullable(),
  references: z.array(z.string()),
  images: z.array(affectedImage),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type VulnerabilityView = z.infer<typeof vulnerabilityView>;
