import { describe, expect, it } from 'vitest';
import { recordLinks } from '@/lib/scans/record-links';

const hrefs = (id: string, ...aliases: string[]) => recordLinks(id, aliases).map(({ href }) => href);

describe('the official records of a vulnerability', () => {
  it('are cve.org and NVD of a CVE', () => {
    expect(hrefs('CVE-2026-0001')).toEqual([
      'https://www.cve.org/CVERecord?id=CVE-2026-0001',
      'https://nvd.nist.gov/vuln/detail/CVE-2026-0001',
    ]);
  });

  it('of a GitHub advisory begin with the CVE behind it', () => {
    expect(hrefs('GHSA-jfh8-c2jp-5v3q', 'CVE-2021-44228', 'CVE-2021-44228')).toEqual([
      'https://www.cve.org/CVERecord?id=CVE-2021-44228',
      'https://nvd.nist.gov/vuln/detail/CVE-2021-44228',
      'https://github.com/advisories/GHSA-jfh8-c2jp-5v3q',
      'https://osv.dev/vulnerability/GHSA-jfh8-c2jp-5v3q',
    ]);
  });

  it('are OSV’s for what else it knows, and none for anything', () => {
    expect(hrefs('RUSTSEC-2024-0001')).toEqual(['https://osv.dev/vulnerability/RUSTSEC-2024-0001']);
    for (const id of ['TEMP-0841856-B18BAF', 'CVE-2026-0001/../x', 'CVE-1', 'javascript:alert(1)', 'GHSA-1'])
      expect(hrefs(id)).toEqual([]);
  });
});
