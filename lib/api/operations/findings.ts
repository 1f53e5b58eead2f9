import type { Operation } from '@/lib/api/operations/operation';
import { compareQuery, comparisonView } from '@/lib/scans/compare/schema';
import { scanExportQuery } from '@/lib/scans/exports/schema';
import { fixesQuery, fixesView } from '@/lib/scans/fixes/schema';
import { affectedImagesQuery, vulnerabilityView } from '@/lib/scans/vulnerabilities/schema';

const REPOSITORY = '/api/v1/repositories/{namespace}/{name}';

export const FINDING_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: `${REPOSITORY}/scans/{report}/export`,
    operationId: 'exportScan',
    summary:
      'A scan report as a file: the original, CSV, SARIF 2.1.0, or CycloneDX 1.6 with the publisher’s analyses. For signed-in users.',
    access: { kind: 'token', scope: 'repo:read' },
    status: 200,
    query: scanExportQuery,
    response: { mediaType: 'application/octet-stream' },
    problems: [400, 404],
  },
  {
    method: 'get',
    path: '/api/v1/vulnerabilities/{id}',
    operationId: 'getAffectedImages',
    summary:
      'The images that the caller may see which have a vulnerability in their newest scan report, with tags that do not. Other names of it (GHSA, CVE) are followed. For signed-in users.',
    access: { kind: 'token', scope: 'repo:read' },
    status: 200,
    query: affectedImagesQuery,
    response: vulnerabilityView,
    problems: [400, 404],
  },
  {
    method: 'get',
    path: `${REPOSITORY}/tags/{tag}/scan/fixes`,
    operationId: 'getFixes',
    summary:
      'The fewest component upgrades that clear all critical and high findings that have a fix, and tags of the repository that have fewer already. For signed-in users.',
    access: { kind: 'token', scope: 'repo:read' },
    status: 200,
    query: fixesQuery,
    response: fixesView,
    problems: [400, 404],
  },
  {
    method: 'get',
    path: `${REPOSITORY}/compare`,
    operationId: 'compareImages',
    summary:
      'The images of two tags side by side: size; and for signed-in users components added, removed and changed, vulnerabilities gained and lost.',
    access: { kind: 'public', scope: 'repo:read' },
    status: 200,
    query: compareQuery,
    response: comparisonView,
    problems: [400, 404],
  },
];
