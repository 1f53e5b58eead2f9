import type { ScanReport } from '@/lib/platform/generated/prisma/client';
import { componentRef } from '@/lib/scans/exports/component-ref';
import { toVulnerabilities } from '@/lib/scans/exports/cyclonedx-vulnerability';
import {
  type ComponentRow,
  componentRows,
  type ExportSource,
  type FindingRow,
  findingsOf,
  vulnerabilityRows,
} from '@/lib/scans/exports/export-rows';
import { jsonItems } from '@/lib/scans/exports/json-items';

/** Trivy's and Syft's names of properties, because those are what other programs read. */
function propertiesOf({ type, source, layers, paths }: ComponentRow) {
  return [
    ...(type ? [{ name: 'aquasecurity:trivy:PkgType', value: type }] : []),
    ...(source ? [{ name: 'aquasecurity:trivy:SrcName', value: source }] : []),
    ...layers.map((value, index) => ({ name: `syft:location:${index}:layerID`, value })),
    ...paths.map((value, index) => ({ name: `syft:location:${index}:path`, value })),
  ];
}

function toComponent(row: ComponentRow) {
  const properties = propertiesOf(row);
  return {
    type: 'library',
    'bom-ref': componentRef(row.position),
    name: row.name,
    ...(row.version ? { version: row.version } : {}),
    ...(row.purl ? { purl: row.purl } : {}),
    ...(properties.length > 0 ? { properties } : {}),
  };
}

function head(report: ScanReport, repository: string) {
  const version = report.scannerVersion ? { version: report.scannerVersion } : {};
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${report.id}`,
    version: 1,
    metadata: {
      timestamp: report.scannedAt.toISOString(),
      tools: { components: [{ type: 'application', name: report.scanner, ...version }] },
      component: { type: 'container', 'bom-ref': 'image', name: repository, version: report.digest },
    },
  };
}

async function* vulnerabilities(source: ExportSource) {
  for await (const rows of vulnerabilityRows(source)) {
    const found = new Map<number, FindingRow[]>();
    const [first, last] = [rows[0]?.position ?? 0, rows.at(-1)?.position ?? 0];
    for (const row of await findingsOf(source, first, last)) {
      const known = found.get(row.vulnerability);
      if (known) known.push(row);
      else found.set(row.vulnerability, [row]);
    }
    yield rows.flatMap((row) => toVulnerabilities(row, found.get(row.position) ?? [], source.report.scanner));
  }
}

/** A report as CycloneDX 1.6, with the publisher's statements as analyses. */
export async function* writeCycloneDx(source: ExportSource, repository: string): AsyncGenerator<string> {
  yield `${JSON.stringify(head(source.report, repository)).slice(0, -1)},"components":[`;
  yield* jsonItems(componentRows(source), toComponent);
  yield '],"vulnerabilities":[';
  yield* jsonItems(vulnerabilities(source), (entry) => entry);
  yield ']}\n';
}
