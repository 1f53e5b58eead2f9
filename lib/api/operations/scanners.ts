import { nothing, type Operation } from '@/lib/api/operations/operation';
import {
  requestScanInput,
  scannerChange,
  scannerSettingsView,
  scannerTestInput,
  scannerTestView,
  scanQueueView,
  scanRequestState,
  scanRequestView,
} from '@/lib/scans/scanners/schema';

const REQUESTS = '/api/v1/repositories/{namespace}/{name}/scan-requests';
const forAdministrators = { kind: 'site_admin' } as const;

export const SCANNER_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: REQUESTS,
    operationId: 'getScanRequest',
    summary:
      'Whether this site scans an image (digest, or tag and platform), how far it is, and why it failed. For signed-in users.',
    access: { kind: 'token', scope: 'repo:read' },
    status: 200,
    query: requestScanInput,
    response: scanRequestState,
    problems: [400, 404],
  },
  {
    method: 'post',
    path: REQUESTS,
    operationId: 'requestScan',
    summary:
      'Let the site’s own scanner scan an image now (digest, or tag and platform); a conflict where there is none.',
    access: { kind: 'token', scope: 'scan:write' },
    status: 202,
    body: requestScanInput,
    response: scanRequestView,
    problems: [400, 404, 409],
  },
  {
    method: 'get',
    path: '/api/v1/admin/scanners',
    operationId: 'getScannerSettings',
    summary: 'What scans images here, and when. The login of an adapter is never shown.',
    access: forAdministrators,
    status: 200,
    query: nothing,
    response: scannerSettingsView,
    problems: [400],
  },
  {
    method: 'patch',
    path: '/api/v1/admin/scanners',
    operationId: 'updateScannerSettings',
    summary: 'Change what scans images here, and when; what is left out stays.',
    access: forAdministrators,
    status: 200,
    body: scannerChange,
    response: scannerSettingsView,
    problems: [400],
  },
  {
    method: 'post',
    path: '/api/v1/admin/scanners/connection-test',
    operationId: 'testScanner',
    summary: 'Ask a scanner with settings that are not saved yet. That it fails is an answer: see “ok” and “reason”.',
    access: forAdministrators,
    status: 200,
    body: scannerTestInput,
    response: scannerTestView,
    problems: [400],
  },
  {
    method: 'get',
    path: '/api/v1/admin/scanners/queue',
    operationId: 'listScanQueue',
    summary: 'What the site’s scanner does now, what comes next, and what failed in the last 24 hours.',
    access: forAdministrators,
    status: 200,
    query: nothing,
    response: scanQueueView,
    problems: [400],
  },
];
