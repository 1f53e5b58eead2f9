import { gzipSync } from 'node:zlib';
import type { Body } from '@/e2e/scan-site';
import { MAX_REPORT_BYTES } from '@/lib/scans/spool';
import { trivyReport } from '@/lib/testing/builders/scan-reports';
import { filledText, gzipBomb } from '@/lib/testing/hostile-bodies';

/** A report that is in order. */
export const WHOLE = JSON.stringify(trivyReport());
export const GZIPPED = gzipSync(WHOLE);
/** A report that can be read, with something beside it that no reader looks at. */
const padded = (bytes: number): Body =>
  filledText(`${WHOLE.slice(0, -1)},"Padding":[`, `"${'x'.repeat(997)}",`, bytes, '""]}');
const finding = (index: number) => `{"VulnerabilityID":"CVE-2026-${index}","PkgName":"p","Severity":"HIGH"}`;
/** A report of so many findings. */
export function* findings(count: number): Generator<Buffer> {
  yield Buffer.from('{"SchemaVersion":2,"Results":[{"Vulnerabilities":[');
  for (let at = 0; at < count; at += 1000)
    yield Buffer.from(
      (at === 0 ? '' : ',') + Array.from({ length: 1000 }, (_, index) => finding(at + index)).join(','),
    );
  yield Buffer.from(']}]}');
}
const inside = (value: string) => Buffer.from(WHOLE.replace('"openssl: a made-up flaw"', value));

type Case = [what: string, body: () => Body, expected: RegExp, headers?: Record<string, string>];
/** Reports that are made to harm, and how the answer to each begins. */
export const CASES: readonly Case[] = [
  ['2 GB of zeros in 2 MB of gzip', () => gzipBomb(2_000_000_000, '0'), /^413 .*at most 100,000,000 bytes, unpacked/],
  ['2 GB of brackets in gzip', () => gzipBomb(2_000_000_000, '['), /^413 /],
  [
    'a list of 49 million numbers in gzip',
    () =>
      gzipSync(Buffer.concat([...filledText('{"SchemaVersion":2,"Metadata":{"DiffIDs":[', '0,', 99_000_000, '0]}}')])),
    /^400 .*more than 1000000 parts at \$\.Metadata/,
  ],
  ['just as many bytes as are taken', () => padded(MAX_REPORT_BYTES), /^201 /],
  ['one byte more', () => padded(MAX_REPORT_BYTES + 1), /^413 /],
  [
    'one byte more, its length told before',
    () => padded(MAX_REPORT_BYTES + 1),
    /^413 /,
    { 'content-length': String(MAX_REPORT_BYTES + 1) },
  ],
  ['a content encoding that it does not have', () => Buffer.from(WHOLE), /^201 /, { 'content-encoding': 'gzip' }],
  ['gzip that nothing says', () => GZIPPED, /^201 /, { 'content-type': 'text/plain' }],
  [
    'an encoding that is not known',
    () => Buffer.from([0x8b, 0x02, 0x80]),
    /^400 .*not valid JSON at \$/,
    { 'content-encoding': 'br' },
  ],
  ['gzip cut off', () => GZIPPED.subarray(0, 200), /^400 .*it is damaged/],
  ['gzip with a broken byte', () => Buffer.from(GZIPPED).fill(0xff, 60, 64), /^400 .*it is damaged/],
  ['nothing', () => Buffer.alloc(0), /^400 .*(ends before|not a report)/],
  ['half of it', () => Buffer.from(WHOLE.slice(0, 1500)), /^400 .*ends before it is complete at \$/],
  ['300,000 findings', () => findings(300_000), /^413 .*more than 250000 findings/],
  ['all findings that are taken', () => findings(250_000), /^201 /],
  [
    '100,000 levels',
    () => Buffer.from(`{"matches":${'['.repeat(100_000)}`),
    /^400 .*more than 64 levels deep at \$\.matches/,
  ],
  [
    'a text of 50 MB',
    () => filledText('{"SchemaVersion":2,"ArtifactName":"', 'x', 50_000_000, '"}'),
    /^400 .*longer than 5000000 bytes at \$/,
  ],
  [
    'a text of 50 MB in escapes',
    () => filledText('{"SchemaVersion":2,"ArtifactName":"', '\\u0000', 50_000_000, '"}'),
    /^400 .*longer than 5000000 bytes at \$/,
  ],
  ['a NUL and half a character', () => inside('"a\\u0000\\ud800b"'), /^201 /],
  ['bytes that are no UTF-8', () => Buffer.from(WHOLE.replace('made-up', '\u00ff'), 'latin1'), /^400 .*at \$/],
  ['names that are there twice', () => inside('"a","Title":"b","Title":null'), /^201 /],
  ['a number that is none', () => inside('"a","CVSS":{"nvd":{"V3Score":1e999}}'), /^400 .*at \$\.Results\[0\]/],
  [
    'a number of a million digits',
    () => inside(`"a","CVSS":{"nvd":{"V3Score":${'9'.repeat(1_000_000)}}}`),
    /^400 .*at \$/,
  ],
  [
    'names of every object',
    () => inside('"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}'),
    /^201 /,
  ],
  ['a mark before it', () => Buffer.from(`\ufeff${WHOLE}`), /^201 /],
  ['UTF-16', () => Buffer.from(`\ufeff${WHOLE}`, 'utf16le'), /^201 /],
];
