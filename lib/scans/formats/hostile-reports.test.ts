import { describe, expect, it } from 'vitest';
import type { ByteSource } from '@/lib/scans/formats/read-json';
import { readReport } from '@/lib/scans/formats/read-report';
import {
  clairReport,
  cycloneDxReport,
  grypeReport,
  sarifReport,
  trivyReport,
} from '@/lib/testing/builders/scan-reports';

const PIECE = Buffer.alloc(64_000);
/** A text with something in the middle so often that it has as many bytes, in pieces. */
const filled = (before: string, filling: string, bytes: number, after: string): ByteSource =>
  async function* () {
    const piece = Buffer.from(PIECE.fill(filling).subarray(0, PIECE.length - (PIECE.length % filling.length)));
    yield Buffer.from(before);
    for (let left = bytes; left > 0; left -= piece.length) yield piece;
    yield Buffer.from(after);
  };
const read = (report: unknown) =>
  readReport(async function* () {
    yield Buffer.from(JSON.stringify(report));
  });
const HUGE = 90_000_000;
const WORDS = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

describe('a report that is made to harm', () => {
  it.each([
    ['a list of numbers where texts belong', '{"SchemaVersion":2,"Metadata":{"DiffIDs":[', '0,', '0]}}'],
    ['a list of nothing', '{"matches":[],"source":{"target":{"repoDigests":[', 'null,', 'null]}}}'],
    ['an object with a million names', '{"matches":[{"vulnerability":{', '"a":1,', '"b":1}}]}'],
  ])('with %s in one entry is refused as soon as that is too much', async (_what, before, filling, after) => {
    await expect(readReport(filled(before, filling, HUGE, after))).rejects.toThrow(/more than 1000000 parts at \$/);
  });

  it.each([
    ['text', '{"SchemaVersion":2,"ArtifactName":"', 'x', '"}'],
    ['text of escapes', '{"SchemaVersion":2,"ArtifactName":"', '\\u0041', '"}'],
    ['name', '{"SchemaVersion":2,"', 'x', '":1}'],
    ['number', '{"SchemaVersion":', '1', '}'],
  ])('with one %s of megabytes is refused before it is held', async (_what, before, filling, after) => {
    await expect(readReport(filled(before, filling, HUGE, after))).rejects.toThrow(/longer than 5000000 bytes at \$/);
  });

  it('with a long name above many others costs no memory for each', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `"${index}":1`).join(',');
    const name = 'x'.repeat(4_000_000);
    const source: ByteSource = async function* () {
      yield Buffer.from(`{"${name}":{${many}}}`);
    };
    await expect(readReport(source)).rejects.toThrow(/not a report in a format/);
  });

  it.each(WORDS)('is not taken in by the word “%s”, which every object knows', async (word) => {
    const trivy = trivyReport();
    for (const one of trivy.Results[0]?.Vulnerabilities ?? []) Object.assign(one, { Severity: word, Status: word });
    const grype = grypeReport();
    Object.assign(grype.matches[0]?.vulnerability ?? {}, { severity: word, fix: { versions: ['2'], state: word } });
    const bom = cycloneDxReport();
    Object.assign(bom.vulnerabilities[0] ?? {}, {
      analysis: { state: word },
      ratings: [{ severity: word, method: word, score: 5 }],
    });
    expect((await read(trivy)).findings.map(({ severity }) => severity)).toEqual(Array(3).fill('unknown'));
    expect((await read(grype)).findings[0]).toMatchObject({ severity: 'unknown', status: 'fixed' });
    const { findings, vulnerabilities } = await read(bom);
    expect(findings[0]).toMatchObject({ severity: 'unknown', status: 'fixed' });
    expect(vulnerabilities[0]?.cvss).toEqual([]);
  });

  it('has every text cleaned, those of scores and of other sources too', async () => {
    const trivy = trivyReport();
    const hostile = 'a\u0000\ud800';
    Object.assign(trivy.Results[0]?.Vulnerabilities[0] ?? {}, {
      CVSS: { [hostile]: { V3Vector: `CVSS:3.1/${hostile.repeat(5000)}`, V3Score: 1e308 } },
      VendorSeverity: { [hostile]: hostile.repeat(5000) },
    });
    const { vulnerabilities } = await read(trivy);
    const text = JSON.stringify(vulnerabilities);
    expect(text).not.toMatch(/\\u0000|\\ud800/);
    expect(text.length).toBeLessThan(5000);
  });

  it('may have package URLs that are none', async () => {
    const bom = cycloneDxReport();
    Object.assign(bom.metadata.component, { purl: 'pkg:oci/demo@%E0%A4%A' });
    Object.assign(bom.vulnerabilities[0] ?? {}, { affects: [{ ref: 'pkg:npm/%zz@1' }] });
    const { components } = await read(bom);
    expect(components.map(({ name }) => name)).toContain('%zz');
  });

  it('cannot keep a pattern busy with texts that nearly fit', async () => {
    const sarif = sarifReport();
    const [run] = sarif.runs;
    Object.assign(run?.results[0] ?? {}, {
      ruleId: 'CVE-'.repeat(1_000_000),
      message: { text: 'Link: [\n'.repeat(500_000) },
      locations: [{ logicalLocations: [{ fullyQualifiedName: `@sha256:${'a'.repeat(64)}:/`.repeat(50_000) }] }],
    });
    expect((await read(sarif)).findings).toHaveLength(1);
  });

  it('cannot have one long text read again for each of thousands of packages', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `p${index}`);
    const bom = cycloneDxReport();
    Object.assign(bom, {
      vulnerabilities: [
        {
          id: 'CVE-2026-0001',
          recommendation: 'Upgrade openssl to version 1,2,3;'.repeat(100_000),
          affects: many.map((ref) => ({ ref })),
        },
      ],
    });
    expect((await read(bom)).findings).toHaveLength(many.length);
    const clair = clairReport();
    Object.assign(clair.vulnerabilities['7'], { links: 'https://example.org/1 '.repeat(100_000) });
    Object.assign(clair, {
      packages: Object.fromEntries(many.map((name) => [name, { name, version: '1' }])),
      package_vulnerabilities: Object.fromEntries(many.map((name) => [name, ['7', '8']])),
    });
    expect((await read(clair)).findings).toHaveLength(2 * many.length);
  });
});
