import { z } from 'zod';
import { REPORT_FORMATS } from '@/lib/scans/normal-report';

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
