import {
  type ExportSource,
  type FindingRow,
  findingRows,
  highestScore,
  type VulnerabilityRow,
  vulnerabilityRows,
} from '@/lib/scans/exports/export-rows';
import { jsonItems } from '@/lib/scans/exports/json-items';
import type { Severity } from '@/lib/scans/severity';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  unknown: 'note',
};

function toRule(row: VulnerabilityRow) {
  const score = highestScore(row);
  return {
    id: row.name,
    shortDescription: { text: row.title ?? row.name },
    fullDescription: { text: row.description ?? row.title ?? row.name },
    ...(row.link ? { helpUri: row.link } : {}),
    help: { text: [row.name, ...row.references].join('\n') },
    properties: {
      tags: ['vulnerability', 'security', ...row.weaknesses],
      // What code hosts sort by.
      ...(score === null ? {} : { 'security-severity': score.toFixed(1) }),
    },
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The lines that Trivy writes, which are all that readers of SARIF can go by. */
const messageOf = (row: FindingRow, link: string | null): string =>
  [
    `Package: ${oneLine(row.componentName)}`,
    `Installed Version: ${oneLine(row.componentVersion)}`,
    `Vulnerability ${row.name}`,
    `Severity: ${row.severity.toUpperCase()}`,
    `Fixed Version: ${oneLine(row.fixedVersions.join(', '))}`,
    ...(row.type ? [`Type: ${oneLine(row.type)}`] : []),
    ...(link ? [`Link: [${row.name}](${link})`] : []),
  ].join('\n');

const uriOf = (path: string): string =>
  path
    .replace(/^\/+/, '')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');

function toResult(row: FindingRow, image: string, link: string | null) {
  const paths = row.paths.length > 0 ? row.paths : [row.componentName];
  const { vex } = row;
  return {
    ruleId: row.name,
    ruleIndex: row.vulnerability,
    level: LEVEL[row.severity],
    message: { text: messageOf(row, link) },
    locations: paths.map((path) => ({
      physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: 'ROOTPATH' } },
      logicalLocations: [{ fullyQualifiedName: `${image}:/${path.replace(/^\/+/, '')}` }],
    })),
    partialFingerprints: { 'finding/v1': `${row.name}|${row.purl ?? row.componentName}|${row.position}` },
    ...(vex?.status === 'not_affected'
      ? {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: [vex.justification, vex.explanation].filter(Boolean).join(': ') || 'not affected',
            },
          ],
        }
      : {}),
  };
}

/** A report as SARIF 2.1.0; what the publisher says is not affected is marked as suppressed, and stays in it. */
export async function* writeSarif(source: ExportSource, repository: string): AsyncGenerator<string> {
  const { report } = source;
  const image = `${repository}@${report.digest}`;
  const links: (string | null)[] = [];
  const { scanner: name, scannerVersion } = report;
  const driver = JSON.stringify({ name, ...(scannerVersion ? { version: scannerVersion } : {}) }).slice(0, -1);
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${driver},"rules":[`;
  yield* jsonItems(vulnerabilityRows(source), (row) => {
    links[row.position] = row.link;
    return toRule(row);
  });
  yield ']}},"results":[';
  yield* jsonItems(findingRows(source), (row) => toResult(row, image, links[row.vulnerability] ?? null));
  const invocation = { executionSuccessful: true, endTimeUtc: report.scannedAt.toISOString() };
  const end = {
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOTPATH: { uri: 'file:///' } },
    invocations: [invocation],
    properties: { imageName: repository, repoDigests: [image] },
  };
  yield `],${JSON.stringify(end).slice(1)}]}\n`;
}
