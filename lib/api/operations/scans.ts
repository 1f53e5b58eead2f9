import { nothing, type Operation, type OperationAccess } from '@/lib/api/operations/operation';
import { scanQuery, scanView, uploadedScan, uploadScanInput } from '@/lib/scans/schema';
import { addVexInput, vexDocument, vexDocumentList } from '@/lib/scans/vex/schema';
import { scanVulnerability } from '@/lib/scans/vulnerability-schema';

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
  {
    method: 'get',
    path: `${REPOSITORY}/tags/{tag}/scan`,
    operationId: 'getScan',
    summary: 'The newest scan report of a tag’s image for a platform, filtered and paged. For signed-in users.',
    access: { kind: 'token', scope: 'repo:read' },
    status: 200,
    query: scanQuery,
    response: scanView,
    problems: [400, 404],
  },
  {
    method: 'get',
    path: `${REPOSITORY}/scans/{report}/vulnerabilities/{vulnerability}`,
    operationId: 'getScanVulnerability',
    summary: 'What a scan report says of one vulnerability, and where it found it. For signed-in users.',
    access: { kind: 'token', scope: 'repo:read' },
    status: 200,
    query: nothing,
    response: scanVulnerability,
    problems: [404],
  },
  {
    method: 'get',
    path: `${REPOSITORY}/vex`,
    operationId: 'listVexDocuments',
    summary: 'The documents with the publisher’s statements on vulnerabilities, and which statements fit nothing.',
    access: UPLOAD,
    status: 200,
    query: nothing,
    response: vexDocumentList,
    problems: [404],
  },
  {
    method: 'post',
    path: `${REPOSITORY}/vex`,
    operationId: 'addVexDocument',
    summary: 'Attach statements (OpenVEX, or CycloneDX with analyses) to the repository or one image of it.',
    access: UPLOAD,
    status: 201,
    query: addVexInput,
    body: { mediaTypes: ['application/json', 'application/gzip'] },
    response: vexDocument,
    problems: [400, 404, 413],
  },
  {
    method: 'delete',
    path: `${REPOSITORY}/vex/{document}`,
    operationId: 'removeVexDocument',
    summary: 'Take a document with statements back.',
    access: UPLOAD,
    status: 204,
    response: null,
    problems: [404],
  },
];
