import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/platform/errors';
import type { ByteSource } from '@/lib/scans/formats/read-json';
import { readReport } from '@/lib/scans/formats/read-report';
import { summaryOf } from '@/lib/scans/summary';
import {
  cycloneDxReport,
  grypeReport,
  harborReport,
  REPORT_BUILDERS,
  SCANNED_DIGEST,
  sarifReport,
  trivyReport,
} from '@/lib/testing/builders/scan-reports';

const CHUNK = 1000;
const inPieces = (bytes: Uint8Array): ByteSource =>
  async function* () {
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
  };
const read = (report: unknown) => readReport(inPieces(Buffer.from(JSON.stringify(report))));
const readText = (text: string, encoding: BufferEncoding = 'utf8') => readReport(inPieces(Buffer.from(text, encoding)));

describe.each(Object.entries(REPORT_BUILDERS))('a report of %s', (format, make) => {
  it('is recognised and names the image it is about', async () => {
    const report = await read(make());
    expect(report.format).toBe(format);
    expect(report.subject.digests).toContain(SCANNED_DIGEST);
    expect(report.findings.length).toBeGreaterThan(1);
  });

  it('says where it is cut off, and never that it has less', async () => {
    const text = JSON.stringify(make());
    for (const part of [0.3, 0.6, 0.9, 0.999])
      await expect(readText(text.slice(0, Math.floor(text.length * part)))).rejects.toThrow(/at \$/);
  });

  it('is the same with the marks that Windows puts before it', async () => {
    const text = JSON.stringify(make());
    const plain = await readText(text);
    expect(await readText(`\uFEFF${text}`)).toEqual(plain);
    expect(await readText(`\uFEFF${text}`, 'utf16le')).toEqual(plain);
  });
});

describe('what counts', () => {
  it('is every entry once, however often it is repeated byte for byte', async () => {
    const report = trivyReport();
    const [result] = report.Results;
    result?.Vulnerabilities.push(...(result?.Vulnerabilities ?? []));
    const { findings, repeated, ...rest } = await read(report);
    expect(findings).toHaveLength(3);
    expect(repeated).toBe(3);
    expect(summaryOf({ findings })).toEqual({
      critical: 1,
      high: 1,
      medium: 1,
      low: 0,
      unknown: 0,
      fixable: 2,
      unique: 2,
    });
    expect(rest.components.map(({ name }) => name)).toEqual(['openssl', 'zlib', 'bash']);
  });

  it('keeps what the scanner itself called it', async () => {
    const { findings } = await read(grypeReport());
    expect(findings.map(({ severity, severityWord, status }) => [severity, severityWord, status])).toEqual([
      ['critical', 'Critical', 'fixed'],
      ['low', 'Negligible', 'will_not_fix'],
      ['high', 'High', 'fixed'],
    ]);
  });

  it('takes the rating of the vulnerability’s own source, not the highest', async () => {
    const { findings } = await read(cycloneDxReport());
    expect(findings.map(({ severity, fixedVersions }) => [severity, fixedVersions])).toEqual([
      ['high', ['1.1']],
      ['high', ['1.3']],
      ['medium', []],
    ]);
  });

  it('says that SARIF reports no layers', async () => {
    const report = await read(sarifReport());
    expect(report.hasLayers).toBe(false);
    expect(report.findings.every(({ layer }) => layer === null)).toBe(true);
  });

  it('unwraps what Harbor’s own API answers', async () => {
    const wrapped = { 'application/vnd.security.vulnerability.report; version=1.1': harborReport() };
    expect(await read(wrapped)).toEqual(await read(harborReport()));
  });
});

describe('a bad report', () => {
  it.each([
    ['no JSON', 'layers: 3', /not valid JSON at \$/],
    ['XML', '<?xml version="1.0"?><bom/>', /not valid JSON at \$/],
    ['something else', '{"hello": "world"}', /not a report in a format that is understood/],
    ['an empty text', '', /ends before it is complete|not a report/],
    [
      'wrong inside',
      '{"SchemaVersion":2,"Results":[{"Vulnerabilities":[{"VulnerabilityID":7,"PkgName":"a"}]}]}',
      /at \$\.Results\[0\]\.Vulnerabilities\[0\]\.VulnerabilityID/,
    ],
    [
      'broken inside',
      '{"matches":[{"vulnerability":{"id":"x",}}]}',
      /not valid JSON at \$\.matches\[0\]\.vulnerability/,
    ],
  ])('with %s is refused with the reason and the place', async (_what, text, reason) => {
    await expect(readText(text)).rejects.toThrow(reason);
  });

  it('that is nested without end is refused before it costs memory', async () => {
    await expect(readText(`{"matches":${'['.repeat(100_000)}`)).rejects.toThrow(/nested more than 64 levels/);
  });

  it('with more findings than are taken is refused', async () => {
    const entry = (index: number) => `{"VulnerabilityID":"CVE-2026-${index}","PkgName":"p"}`;
    const source: ByteSource = async function* () {
      yield Buffer.from('{"SchemaVersion":2,"Results":[{"Vulnerabilities":[');
      for (let at = 0; at < 300_000; at += 1000) {
        const some = Array.from({ length: 1000 }, (_, index) => entry(at + index)).join(',');
        yield Buffer.from(at === 0 ? some : `,${some}`);
      }
      yield Buffer.from(']}]}');
    };
    await expect(readReport(source)).rejects.toThrow(/more than 250000 findings/);
  });

  it('with hostile texts is cleaned: no NUL, no half characters, no links that run', async () => {
    const report = trivyReport();
    const [first] = report.Results[0]?.Vulnerabilities ?? [];
    if (first) {
      first.Title = `a\u0000b\ud800c${'x'.repeat(5000)}`;
      first.PrimaryURL = 'javascript:alert(1)';
      first.References = ['data:text/html,x', 'https://example.org/ok'];
    }
    const { vulnerabilities } = await readText(JSON.stringify(report).replace('"CVE-2026-0002"', '"__proto__"'));
    const [one] = vulnerabilities;
    expect(one?.title).toMatch(/^ab\ufffdcx+…$/);
    expect(one?.title?.length).toBeLessThanOrEqual(500);
    expect([one?.link, one?.references]).toEqual([null, ['https://example.org/ok']]);
    expect(vulnerabilities.map(({ id }) => id)).toContain('__proto__');
  });
});

describe('10,000 mutated reports', () => {
  const texts = Object.values(REPORT_BUILDERS).map((make) => JSON.stringify(make()));
  const bytes = ['null', '{}', '[]', '"', '\\u0000', '[[[[', '\ud800', ',', ':', ''];
  const values = [
    'null',
    '{}',
    '[]',
    '""',
    '"\\u0000"',
    '1e308',
    '-0',
    '"__proto__"',
    '"CVE-1"',
    'true',
    '[[1]]',
    '{"a":{}}',
  ];
  const where = { at: fc.double({ min: 0, max: 1, noNaN: true }) };
  const mutation = fc.oneof(
    fc.record({ ...where, length: fc.nat({ max: 40 }), by: fc.constantFrom(...bytes) }),
    fc.record({ ...where, value: fc.constantFrom(...values) }),
    fc.record({ ...where, value: fc.constantFrom(...values) }),
  );

  /** Cuts bytes out and puts others in, or puts another value where a text stands. */
  function mutate(text: string, change: { at: number } & ({ length: number; by: string } | { value: string })): string {
    if ('by' in change) {
      const start = Math.floor(change.at * text.length);
      return text.slice(0, start) + change.by + text.slice(start + change.length);
    }
    const found = [...text.matchAll(/"[^"]*"(?=[,\]}])/g)];
    const one = found[Math.floor(change.at * found.length)];
    return one ? text.slice(0, one.index) + change.value + text.slice(one.index + one[0].length) : text;
  }

  it('are read or refused with a reason, and never anything else', async () => {
    const ends = { read: 0, refused: 0 };
    const report = fc.constantFrom(...texts);
    await fc.assert(
      fc.asyncProperty(report, fc.array(mutation, { minLength: 1, maxLength: 3 }), async (text, mutations) => {
        try {
          const { findings, components, vulnerabilities } = await readText(mutations.reduce(mutate, text));
          for (const { component, vulnerability } of findings) {
            expect(components[component]).toBeDefined();
            expect(vulnerabilities[vulnerability]).toBeDefined();
          }
          ends.read += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          ends.refused += 1;
        }
      }),
      { numRuns: 10_000 },
    );
    console.log(`mutated reports: ${ends.read} read, ${ends.refused} refused`);
    expect(ends.read).toBeGreaterThan(1000);
    expect(ends.refused).toBeGreaterThan(1000);
  });
});
