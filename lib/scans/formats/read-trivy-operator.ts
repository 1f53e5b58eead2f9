import { z } from 'zod';
import { isAt, number, parseEntry, text, texts } from '@/lib/scans/formats/parse-entry';
import { type ByteSource, readJson } from '@/lib/scans/formats/read-json';
import { reportBuilder } from '@/lib/scans/formats/report-builder';
import type { NormalReport } from '@/lib/scans/normal-report';
import { normalSeverity } from '@/lib/scans/severity';

const vulnerability = z.object({
  vulnerabilityID: z.string(),
  resource: z.string(),
  installedVersion: text,
  fixedVersion: text,
  severity: text,
  title: text,
  description: text,
  primaryLink: text,
  links: texts,
  score: number,
  packagePURL: text,
  packageType: text,
  packagePath: text,
  publishedDate: text,
});
const scanner = z.object({ name: text, version: text }).nullish();
const artifact = z.object({ repository: text, tag: text, digest: text }).nullish();

/** A `VulnerabilityReport` of the Trivy operator for Kubernetes. It says nothing of layers. @throws AppError */
export async function readTrivyOperator(source: ByteSource): Promise<NormalReport> {
  const report = reportBuilder();
  let scannedBy: z.output<typeof scanner>;
  let image: z.output<typeof artifact>;
  let updatedAt: string | null | undefined;
  const places = ['artifact', 'scanner', 'updateTimestamp', 'vulnerabilities.*'].map((place) => `$.report.${place}`);
  await readJson(source, places, (value, keys) => {
    if (isAt(keys, 'report', 'artifact')) image = parseEntry(artifact, value, keys);
    else if (isAt(keys, 'report', 'scanner')) scannedBy = parseEntry(scanner, value, keys);
    else if (isAt(keys, 'report', 'updateTimestamp')) updatedAt = parseEntry(text, value, keys);
    else if (report.isNew(value)) {
      const entry = parseEntry(vulnerability, value, keys);
      report.finding({
        vulnerability: report.vulnerability({
          id: entry.vulnerabilityID,
          title: entry.title,
          description: entry.description,
          link: entry.primaryLink,
          references: entry.links ?? [],
          publishedAt: entry.publishedDate,
        }),
        component: report.component({
          name: entry.resource,
          version: entry.installedVersion,
          purl: entry.packagePURL,
          type: entry.packageType,
        }),
        paths: [entry.packagePath],
        layer: null,
        severity: normalSeverity(entry.severity),
        severityWord: entry.severity,
        status: entry.fixedVersion ? 'fixed' : 'affected',
        fixedVersions: (entry.fixedVersion ?? '').split(',').map((part) => part.trim()),
      });
    }
  });
  return report.build({
    format: 'trivy-operator',
    scanner: { name: scannedBy?.name ?? 'Trivy', version: scannedBy?.version },
    scannedAt: updatedAt,
    subject: { name: image?.repository, digests: image?.digest ? [image.digest] : [] },
    hasLayers: false,
  });
}
