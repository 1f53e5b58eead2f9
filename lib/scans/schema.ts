import { z } from 'zod';
import { FINDING_STATUSES, REPORT_FORMATS } from '@/lib/scans/normal-report';
import { SEVERITIES } from '@/lib/scans/severity';
import { VEX_STATUSES } from '@/lib/scans/vex/vex-statement';

/** Which image a report is about, and what to do when it names another one. */
export const uploadScanInput = z.object({
  digest: z.string().max(200).optional(),
  tag: z.string().max(128).optional(),
  platform: z.string().max(100).optional(),
  /** accept: take a report that names another image, and mark it so wherever it is shown */
  mismatch: z.enum(['refuse', 'accept']).default('refuse'),
});
export type UploadScanInput = z.infer<typeof uploadScanInput>;

export const scanSummary = z.object({
  critical: z.number().int(),
  high: z.number().int(),
  medium: z.number().int(),
  low: z.number().int(),
  unknown: z.number().int(),
  /** Findings that a version is known to fix */
  fixable: z.number().int(),
  /** Distinct vulnerability ids */
  unique: z.number().int(),
  /** Findings that the publisher says do not affect the image; the others count them too */
  notAffected: z.number().int(),
});

export const scanReportView = z.object({
  id: z.string(),
  format: z.enum(REPORT_FORMATS),
  scanner: z.string(),
  scannerVersion: z.string().nullable(),
  scannedAt: z.iso.datetime(),
  /** When the scanner's vulnerability data was built; null: not reported */
  databaseUpdatedAt: z.iso.datetime().nullable(),
  digest: z.string(),
  platform: z.string().nullable(),
  operatingSystem: z.string().nullable(),
  /** The digest that the report names instead, where it was taken all the same */
  namesOther: z.string().nullable(),
  hasLayers: z.boolean(),
  uploadedBy: z.string(),
  receivedAt: z.iso.datetime(),
  findings: z.number().int(),
  components: z.number().int(),
  /** Entries that the scanner was told to leave out */
  suppressed: z.number().int(),
  /** Entries that were there twice, byte for byte, and count once */
  repeated: z.number().int(),
});
export type ScanReportView = z.infer<typeof scanReportView>;

export const uploadedScan = z.object({ report: scanReportView, summary: scanSummary });
export type UploadedScan = z.infer<typeof uploadedScan>;

/** `worst_component`: those of one component together, the worst component first */
export const FINDING_SORTS = ['severity', 'worst_component', 'component', 'vulnerability'] as const;
/** `none`: the publisher says nothing of it */
export const VEX_FILTERS = [...VEX_STATUSES, 'none'] as const;

/** What of a report is asked for; the page has the same parameters. */
export const scanQuery = z.object({
  /** os/architecture[/variant], or an image’s digest; without: the only one, or linux/amd64 */
  platform: z.string().max(200).optional(),
  severity: z.array(z.enum(SEVERITIES)).default([]),
  /** yes: a version is known to fix it */
  fixable: z.enum(['yes', 'no']).optional(),
  status: z.array(z.enum(FINDING_STATUSES)).default([]),
  /** Package types, as the scanner calls them */
  type: z.array(z.string().max(100)).max(20).default([]),
  /** diff id or digest of a layer */
  layer: z.string().max(200).optional(),
  vex: z.array(z.enum(VEX_FILTERS)).default([]),
  /** Part of a vulnerability’s id, or of a component’s name */
  q: z.string().trim().max(200).default(''),
  /** Place of one component in the report */
  component: z.coerce.number().int().min(0).optional(),
  /** yes: a vulnerability counts once per source package, however many packages were built from it */
  once: z.enum(['yes', 'no']).default('no'),
  sort: z.enum(FINDING_SORTS).default('severity'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(50),
});
export type ScanQuery = z.infer<typeof scanQuery>;

const severityCounts = z.object({
  critical: z.number().int(),
  high: z.number().int(),
  medium: z.number().int(),
  low: z.number().int(),
  unknown: z.number().int(),
});
export type SeverityCounts = z.infer<typeof severityCounts>;

const scanLayer = severityCounts.extend({
  digest: z.string().nullable(),
  diffId: z.string().nullable(),
  /** The instruction that made it, where the catalogue has the image’s history */
  instruction: z.string().nullable(),
  /** Bytes as stored in the registry */
  size: z.number().int().nullable(),
});
export type ScanLayerView = z.infer<typeof scanLayer>;

const scanComponent = severityCounts.extend({
  position: z.number().int(),
  name: z.string(),
  version: z.string(),
  purl: z.string().nullable(),
  type: z.string().nullable(),
  source: z.string().nullable(),
  /** The first five */
  paths: z.array(z.string()),
  worst: z.enum(SEVERITIES).nullable(),
});
export type ScanComponentView = z.infer<typeof scanComponent>;

export const vexView = z.object({
  status: z.enum(VEX_STATUSES),
  justification: z.string().nullable(),
  explanation: z.string().nullable(),
  statedAt: z.iso.datetime().nullable(),
  author: z.string().nullable(),
});

export const scanFinding = z.object({
  id: z.string(),
  severity: z.enum(SEVERITIES),
  /** The scanner’s own word, as in `Negligible` */
  severityWord: z.string().nullable(),
  severitySource: z.string().nullable(),
  status: z.enum(FINDING_STATUSES),
  fixedVersions: z.array(z.string()),
  paths: z.array(z.string()),
  /** The scanner’s, else how its description begins */
  title: z.string().nullable(),
  link: z.string().nullable(),
  /** The highest CVSS score that the report has */
  score: z.number().nullable(),
  exploited: z.boolean().nullable(),
  component: z.object({
    position: z.number().int(),
    name: z.string(),
    version: z.string(),
    purl: z.string().nullable(),
    type: z.string().nullable(),
  }),
  /** diff id, else digest; null: not reported */
  layer: z.string().nullable(),
  vex: vexView.nullable(),
  /** With `once`: how many findings this line stands for */
  findings: z.number().int(),
});
export type ScanFindingView = z.infer<typeof scanFinding>;

export const scanView = z.object({
  report: scanReportView,
  summary: scanSummary,
  layers: z.array(scanLayer),
  /** Those that the filters leave, worst first; at most 200 */
  components: z.array(scanComponent),
  /** All of those */
  componentTotal: z.number().int(),
  vulnerabilities: z.array(scanFinding),
  /** Lines that the filters leave */
  total: z.number().int(),
  /** Findings that the filters leave */
  findings: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  /** What its findings can be filtered by */
  filters: z.object({ types: z.array(z.string()), statuses: z.array(z.enum(FINDING_STATUSES)) }),
});
export type ScanView = z.infer<typeof scanView>;
