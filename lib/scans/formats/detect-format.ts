import { AppError } from '@/lib/platform/errors';
import { type ByteSource, readNames } from '@/lib/scans/formats/read-json';
import type { ReportFormat } from '@/lib/scans/normal-report';

/** Fields that only one format has at its top, the surest first. */
const SIGNS: readonly (readonly [field: string, format: ReportFormat])[] = [
  ['bomFormat', 'cyclonedx'],
  ['matches', 'grype'],
  ['runs', 'sarif'],
  ['SchemaVersion', 'trivy'],
  ['ArtifactName', 'trivy'],
  ['Results', 'trivy'],
  ['manifest_hash', 'clair'],
  ['package_vulnerabilities', 'clair'],
  ['generated_at', 'harbor'],
];

/** Media types that Harbor's own API wraps a report in. */
const HARBOR = 'application/vnd.s';

export const SUPPORTED =
  'Trivy JSON, Grype JSON, CycloneDX JSON with vulnerabilities, SARIF of Trivy or Grype, a Harbor vulnerability report, and Clair 4';

const unknownFormat = (): AppError =>
  new AppError('invalid', `This is not a report in a format that is understood: ${SUPPORTED}.`);

/**
 * Finds out by whom a report is, from the names at its top.
 * @throws AppError `invalid` for what is no JSON and for every other format
 */
export async function detectFormat(source: ByteSource): Promise<ReportFormat> {
  const names = await readNames(source, 2);
  const has = (name: string) => names.has(name);
  if (has('0.Target')) return 'trivy';
  if (names.get('kind') === 'VulnerabilityReport' && has('report')) return 'trivy-operator';
  const sign = SIGNS.find(([field]) => has(field));
  if (sign) return sign[1];
  const isWrapped = [...names.keys()].some((name) => name.startsWith(HARBOR) && name.endsWith('.vulnerabilities'));
  if (isWrapped || (has('vulnerabilities') && has('scanner'))) return 'harbor';
  throw unknownFormat();
}
