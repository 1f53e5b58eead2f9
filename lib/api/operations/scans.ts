import type { Operation, OperationAccess } from '@/lib/api/operations/operation';
import { uploadedScan, uploadScanInput } from '@/lib/scans/schema';

const REPOSITORY = '/api/v1/repositories/{namespace}/{name}';
const UPLOAD: OperationAccess = { kind: 'token', scope: 'scan:write' };

/** What scanners send, plain or gzip; which of the formats it is, the body says. */
export const REPORT_TYPES = [
  'application/json',
  'application/gzip',
  'application/sarif+json',
  'application/vnd.cyclonedx+json',
  'application/vnd.security.vulnerability.report; version=1.1',
] as const;

export const SCAN_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: `${REPOSITORY}/scans`,
    operationId: 'uploadScan',
    summary:
      'Upload a scanner’s report of one image: Trivy JSON, Grype JSON, CycloneDX, SARIF, Harbor or Clair; plain or gzip, at most 100 MB unpacked.',
    access: UPLOAD,
    status: 201,
    query: uploadScanInput,
    body: { mediaTypes: REPORT_TYPES },
    response: uploadedScan,
    problems: [400, 404, 409, 413],
  },
];
