import { createHash } from 'node:crypto';
import type { NormalReport, NormalVulnerability } from '@/lib/scans/normal-report';
import { SEVERITIES, type Severity, severityRank } from '@/lib/scans/severity';

/** Of a component in which nothing was found. */
export const NOTHING_FOUND: number = SEVERITIES.length;

type Counts = Record<Severity, number>;
const noCounts = (): Counts => ({ critical: 0, high: 0, medium: 0, low: 0, unknown: 0 });

const textOf = ({ id: _id, ...body }: NormalVulnerability) => {
  const json = JSON.stringify(body);
  return { sha256: createHash('sha256').update(json).digest('hex'), body };
};

/** The rows that a report is stored as, apart from the report's own. */
export function reportRows({ layers, components, vulnerabilities, findings }: NormalReport) {
  const layerAt = new Map<string, number>();
  for (const [position, { digest, diffId }] of layers.entries())
    for (const key of [diffId, digest]) if (key !== null && !layerAt.has(key)) layerAt.set(key, position);
  const byLayer = layers.map(noCounts);
  const byComponent = components.map(noCounts);
  const worst = vulnerabilities.map(() => NOTHING_FOUND);
  const findingRows = findings.map((finding, position) => {
    const layer = finding.layer === null ? null : (layerAt.get(finding.layer) ?? null);
    const rank = severityRank(finding.severity);
    const counted = [layer === null ? undefined : byLayer[layer], byComponent[finding.component]];
    for (const counts of counted) if (counts) counts[finding.severity] += 1;
    worst[finding.vulnerability] = Math.min(worst[finding.vulnerability] ?? NOTHING_FOUND, rank);
    return { ...finding, position, layer, severity: rank };
  });
  return {
    layers: layers.map((layer, position) => ({ ...layer, position, ...byLayer[position] })),
    components: components.map((component, position) => {
      const counts = byComponent[position] ?? noCounts();
      const first = SEVERITIES.findIndex((severity) => counts[severity] > 0);
      return { ...component, position, ...counts, worst: first < 0 ? NOTHING_FOUND : first };
    }),
    vulnerabilities: vulnerabilities.map((vulnerability, position) => ({
      position,
      name: vulnerability.id,
      worst: worst[position] ?? NOTHING_FOUND,
      ...textOf(vulnerability),
    })),
    findings: findingRows,
  };
}
export type ReportRows = ReturnType<typeof reportRows>;
