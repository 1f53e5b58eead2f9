import { describe, expect, it } from 'vitest';
import { isScanReportType } from '@/lib/images/scan-report-type';

describe('the type of what hangs on an image', () => {
  it.each([
    'application/sarif+json',
    'application/vnd.security.vulnerability.report; version=1.1',
    'application/vnd.cosign.vuln.v1+json',
    'application/vnd.aquasec.trivy.report.v1+json',
    'application/x-Grype+json',
  ])('%s is a scanner’s report', (type) => expect(isScanReportType(type)).toBe(true));

  it.each([
    null,
    'application/spdx+json',
    'application/vnd.dev.cosign.artifact.sig.v1+json',
    'application/vnd.declaired+json',
    'application/vnd.in-toto+json',
  ])('%s is none', (type) => expect(isScanReportType(type)).toBe(false));
});
