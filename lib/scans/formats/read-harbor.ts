import { z } from 'zod';
import { cvssBySource, scoresBySource } from '@/lib/scans/formats/cvss-scores';
import { number, parseEntry, text, texts } from '@/lib/scans/formats/parse-entry';
import { type ByteSource, readJson } from '@/lib/scans/formats/read-json';
import { reportBuilder } from '@/lib/scans/formats/report-builder';
import { digestsIn } from '@/lib/scans/formats/subject-digests';
import type { CvssScore, NormalReport } from '@/lib/scans/normal-report';
import { normalSeverity } from '@/lib/scans/severity';

/** Harbor's own vendor attributes call a vector V3Vector as Trivy does. */
const vulnerability = z.object({
  id: z.string(),
  package: z.string(),
  version: text,
  fix_version: text,
  severity: text,
  description: text,
  links: texts,
  artifact_digests: texts,
  layer: z.object({ digest: text, diff_id: text }).nullish(),
  preferred_cvss: z.object({ score_v3: number, score_v2: number, vector_v3: text, vector_v2: text }).nullish(),
  cwe_ids: texts,
  vendor_attributes: z.object({ CVSS: scoresBySource }).nullish(),
});
const scanner = z.object({ name: text, version: text }).nullish();
const artifact = z.object({ repository: text, tag: text, digest: text }).nullish();

function preferred({ preferred_cvss: cvss }: z.output<typeof vulnerability>): CvssScore[] {
  const scores: CvssScore[] = [];
  if (cvss?.score_v3)
    scores.push({ source: 'preferred', version: '3.1', vector: cvss.vector_v3 || null, score: cvss.score_v3 });
  if (cvss?.score_v2)
    scores.push({ source: 'preferred', version: '2.0', vector: cvss.vector_v2 || null, score: cvss.score_v2 });
  return scores;
}

/**
 * The report of a Harbor scanner adapter (pluggable scanner API 1.0–1.2), bare or in the wrapping of Harbor's own API.
 * @throws AppError as `readJson` and `parseEntry`
 */
export async function readHarbor(source: ByteSource): Promise<NormalReport> {
  const report = reportBuilder();
  const digests = new Set<string>();
  let scannedBy: z.output<typeof scanner>;
  let image: z.output<typeof artifact>;
  let generatedAt: string | null | undefined;
  let hasLayers = false;

  function addVulnerability(entry: z.output<typeof vulnerability>): void {
    for (const digest of digestsIn(entry.artifact_digests ?? [])) digests.add(digest);
    const cvss = cvssBySource(entry.vendor_attributes?.CVSS);
    report.layer({ digest: entry.layer?.digest, diffId: entry.layer?.diff_id });
    if (entry.layer) hasLayers = true;
    report.finding({
      vulnerability: report.vulnerability({
        id: entry.id,
        description: entry.description,
        link: entry.links?.[0],
        references: entry.links ?? [],
        weaknesses: entry.cwe_ids ?? [],
        cvss: cvss.length > 0 ? cvss : preferred(entry),
      }),
      component: report.component({ name: entry.package, version: entry.version }),
      paths: [],
      layer: entry.layer?.diff_id || entry.layer?.digest || null,
      severity: normalSeverity(entry.severity),
      severityWord: entry.severity,
      status: entry.fix_version ? 'fixed' : 'affected',
      fixedVersions: (entry.fix_version ?? '').split(',').map((part) => part.trim()),
    });
  }

  const fields = ['generated_at', 'scanner', 'artifact', 'vulnerabilities.*'];
  await readJson(
    source,
    [...fields.map((field) => `$.${field}`), ...fields.map((field) => `$.*.${field}`)],
    (value, keys) => {
      const last = keys.at(-1);
      if (last === 'generated_at') generatedAt = parseEntry(text, value, keys);
      else if (last === 'scanner') scannedBy = parseEntry(scanner, value, keys);
      else if (last === 'artifact') image = parseEntry(artifact, value, keys);
      else if (keys.at(-2) === 'vulnerabilities') {
        const entry = parseEntry(vulnerability, value, keys);
        if (report.isNew(value)) addVulnerability(entry);
      }
    },
  );
  return report.build({
    format: 'harbor',
    scanner: { name: scannedBy?.name ?? 'unknown', version: scannedBy?.version },
    scannedAt: generatedAt,
    subject: { name: image?.repository, digests: [...digestsIn([image?.digest]), ...digests] },
    hasLayers,
  });
}
