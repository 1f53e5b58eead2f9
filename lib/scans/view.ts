import type { ScanReport } from '@/lib/platform/generated/prisma/client';
import { REPORT_FORMATS } from '@/lib/scans/normal-report';
import type { UploadedScan } from '@/lib/scans/schema';

/** What may leave the server about a report; only ever to who may see scans. */
export const toScanView = (row: ScanReport): UploadedScan => ({
  report: {
    id: row.id,
    format: REPORT_FORMATS.find((format) => format === row.format) ?? 'trivy',
    scanner: row.scanner,
    scannerVersion: row.scannerVersion,
    scannedAt: row.scannedAt.toISOString(),
    databaseUpdatedAt: row.databaseUpdatedAt?.toISOString() ?? null,
    digest: row.digest,
    platform: row.platform,
    operatingSystem: row.operatingSystem,
    namesOther: row.namesOther,
    hasLayers: row.hasLayers,
    uploadedBy: row.uploadedBy,
    receivedAt: row.receivedAt.toISOString(),
    findings: row.findingCount,
    components: row.componentCount,
    suppressed: row.suppressed,
    repeated: row.repeated,
  },
  summary: {
    critical: row.critical,
    high: row.high,
    medium: row.medium,
    low: row.low,
    unknown: row.unknown,
    fixable: row.fixable,
    unique: row.distinct,
    notAffected: row.notAffected,
  },
});
