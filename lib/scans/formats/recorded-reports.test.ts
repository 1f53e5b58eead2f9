import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readReport } from '@/lib/scans/formats/read-report';
import type { NormalReport } from '@/lib/scans/normal-report';
import { normalSeverity, type Severity } from '@/lib/scans/severity';
import { summaryOf } from '@/lib/scans/summary';
import { sharedData } from '@/lib/testing/shared-data';

const reports = sharedData('scan-reports');

const counts = z.record(z.string(), z.number());
/** Independently counted; every format has some of these. */
const expectedShape = z.array(
  z.object({
    file: z.string(),
    counts: z.object({
      vulns: z.number().optional(),
      affects: z.number().optional(),
      results: z.number().optional(),
      components: z.number().optional(),
      severity: counts.optional(),
      severityRule: counts.optional(),
      fixable: z.number().optional(),
      uniqueIds: z.number().optional(),
      suppressed: z.union([z.number(), z.undefined()]).optional(),
      byLayer: counts.optional(),
    }),
  }),
);

/** No reports of vulnerable packages: refused, with a sentence that says so. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'cyclonedx/xml/syft__cyclonedxxml_TestCycloneDxDirectoryEncoder.json': /not valid JSON at \$\./,
  'cyclonedx/xml/syft__cyclonedxxml_TestCycloneDxImageEncoder.json': /not valid JSON at \$\./,
  'sarif/defectdojo__sarif_dockle_0_3_15.sarif': /“Dockle” names no vulnerability of a package/,
  'sarif/defectdojo__sarif_issue_10191.json': /“Semgrep OSS” names no vulnerability of a package/,
};
/** The count looked at `fix.versions` only; this old schema has `fixedInVersion`, and 28 matches have one. */
const FIXABLE_ELSEWHERE: Readonly<Record<string, number>> = { 'grype/defectdojo__anchore_grype_many_vulns3.json': 28 };

const bySeverity = (words: Readonly<Record<string, number>>): Partial<Record<Severity, number>> => {
  const sums: Partial<Record<Severity, number>> = {};
  for (const [word, count] of Object.entries(words)) {
    const severity = normalSeverity(word === '(none)' ? null : word);
    sums[severity] = (sums[severity] ?? 0) + count;
  }
  return sums;
};
const found = (report: NormalReport): Partial<Record<Severity, number>> => {
  const { critical, high, medium, low, unknown } = summaryOf(report);
  return Object.fromEntries(Object.entries({ critical, high, medium, low, unknown }).filter(([, count]) => count > 0));
};
/** CycloneDX rates a vulnerability once, whatever it affects: of each vulnerability entry the first finding. */
function oncePerEntry({ findings }: NormalReport, entries: readonly number[]): Partial<Record<Severity, number>> {
  const words: Record<string, number> = {};
  let at = 0;
  for (const affected of entries) {
    const severity = findings[at]?.severity ?? 'unknown';
    words[severity] = (words[severity] ?? 0) + 1;
    at += Math.max(affected, 1);
  }
  return words;
}

const affectsShape = z.object({
  vulnerabilities: z.array(z.object({ affects: z.array(z.unknown()).nullish() })).nullish(),
});

describe.skipIf(!reports.available)(`real reports${reports.reason}`, () => {
  const expected = reports.available
    ? expectedShape.parse(JSON.parse(readFileSync(path.join(reports.path, 'expected.json'), 'utf8')))
    : [];
  const total = { files: 0, findings: 0, components: 0, refused: 0 };
  afterAll(() => {
    console.log(
      `real scan reports: ${total.files} read with ${total.findings} findings and ${total.components} components, ${total.refused} refused with a reason; totals as counted independently`,
    );
  });

  it.each(expected)('$file', async ({ file, counts: count }) => {
    const place = path.join(reports.path, file);
    const read = readReport(() => createReadStream(place));
    const refusal = REFUSED[file];
    if (refusal) {
      total.refused += 1;
      await expect(read).rejects.toThrow(refusal);
      return;
    }
    const report = await read;
    total.files += 1;
    total.findings += report.findings.length;
    total.components += report.components.length;
    const summary = summaryOf(report);
    if (report.format === 'cyclonedx') {
      const { vulnerabilities } = affectsShape.parse(JSON.parse(readFileSync(place, 'utf8').replace(/^\uFEFF/, '')));
      const entries = (vulnerabilities ?? []).map(({ affects }) => affects?.length ?? 0);
      expect(entries).toHaveLength(count.vulns ?? 0);
      expect(report.findings).toHaveLength(entries.reduce((sum, affected) => sum + Math.max(affected, 1), 0));
      expect(oncePerEntry(report, entries)).toEqual(bySeverity(count.severityRule ?? {}));
      expect(report.components.filter(({ isElsewhere }) => !isElsewhere)).toHaveLength(count.components ?? 0);
    } else {
      expect(report.findings).toHaveLength(count.vulns ?? count.results ?? Number.NaN);
      if (count.severity) expect(found(report)).toEqual(bySeverity(count.severity));
    }
    if (count.fixable !== undefined) expect(summary.fixable).toBe(FIXABLE_ELSEWHERE[file] ?? count.fixable);
    if (count.uniqueIds !== undefined) expect(summary.unique).toBe(count.uniqueIds);
    if (count.suppressed !== undefined) expect(report.suppressed).toBe(count.suppressed);
    if (count.byLayer) {
      const layers: Record<string, number> = {};
      for (const { layer } of report.findings)
        if (layer) layers[layer.slice(7, 19)] = (layers[layer.slice(7, 19)] ?? 0) + 1;
      expect(layers).toEqual(count.byLayer);
    }
  });
});
