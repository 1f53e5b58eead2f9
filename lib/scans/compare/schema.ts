import { z } from 'zod';
import { scanReportView, scanSummary } from '@/lib/scans/schema';
import { SEVERITIES } from '@/lib/scans/severity';

export const compareQuery = z.object({
  from: z.string().max(128),
  to: z.string().max(128),
  /** os/architecture[/variant]; without: the only one, or linux/amd64 */
  platform: z.string().max(200).optional(),
});
export type CompareQuery = z.infer<typeof compareQuery>;

export const MOST_COMPARED = 500;

const image = z.object({
  tag: z.string(),
  digest: z.string(),
  platform: z.string().nullable(),
  /** Bytes of its layers and configuration, as stored in the registry */
  size: z.number().int().nullable(),
});
const side = z.object({ report: scanReportView, summary: scanSummary }).nullable();
const component = z.object({ name: z.string(), type: z.string().nullable(), versions: z.array(z.string()) });
const changed = z.object({
  name: z.string(),
  type: z.string().nullable(),
  from: z.array(z.string()),
  to: z.array(z.string()),
});
const vulnerability = z.object({ id: z.string(), severity: z.enum(SEVERITIES) });
const list = <T extends z.ZodType>(of: T) => z.object({ total: z.number().int(), items: z.array(of) });

const scans = z.object({
  /** The newest report of each; null: not scanned */
  from: side,
  to: side,
  /** Null unless both were scanned; at most 500 items of a list */
  difference: z
    .object({
      added: list(component),
      removed: list(component),
      changed: list(changed),
      gained: list(vulnerability),
      lost: list(vulnerability),
      kept: z.number().int(),
      /** One of the reports, or both, may list only components in which something was found */
      onlyFound: z.boolean(),
    })
    .nullable(),
});

export const comparisonView = z.object({
  from: image,
  to: image,
  /** Null for who may not see scan results, whether there are any or not */
  scans: scans.nullable(),
});
export type ComparisonView = z.infer<typeof comparisonView>;
