import { z } from 'zod';
import { AppError } from '@/lib/platform/errors';
import type { JsonKey } from '@/lib/scans/formats/json-path';
import { isAt, parseEntry, text, texts } from '@/lib/scans/formats/parse-entry';
import { type ByteSource, readJson, unreadable } from '@/lib/scans/formats/read-json';
import { MOST, REPORT_LIMITS, type ReportBuilder, reportBuilder } from '@/lib/scans/formats/report-builder';
import { digestsIn } from '@/lib/scans/formats/subject-digests';
import type { NormalReport } from '@/lib/scans/normal-report';
import { normalSeverity } from '@/lib/scans/severity';

const packageShape = z.object({
  name: z.string(),
  version: text,
  kind: text,
  source: z.object({ name: text }).nullish(),
});
const environment = z.array(z.object({ package_db: text, introduced_in: text })).nullish();
const vulnerability = z.object({
  name: z.string(),
  updater: text,
  description: text,
  links: text,
  severity: text,
  normalized_severity: text,
  fixed_in_version: text,
  issued: text,
});

/** A map by document-local identifier, as large as the limits allow. */
function collect<T>(map: Map<string, T>, keys: readonly JsonKey[], value: T): void {
  if (map.size >= REPORT_LIMITS.components) throw new AppError('too_large', 'The report has too many entries.');
  map.set(String(keys.at(-1)), value);
}

/** A finding without where it was found. */
type Known = Omit<Parameters<ReportBuilder['finding']>[0], 'component' | 'paths' | 'layer'>;

function toKnown(report: ReportBuilder, one: z.output<typeof vulnerability> | undefined): Known | undefined {
  if (!one) return undefined;
  const links = (one.links ?? '').split(/\s+/, MOST.references);
  return {
    vulnerability: report.vulnerability({
      id: one.name,
      description: one.description,
      link: links[0],
      references: links,
      severities: one.updater && one.severity ? { [one.updater]: one.severity } : {},
      publishedAt: one.issued,
    }),
    severity: normalSeverity(one.normalized_severity),
    severityWord: one.normalized_severity,
    severitySource: one.updater,
    status: one.fixed_in_version ? 'fixed' : 'affected',
    fixedVersions: [one.fixed_in_version],
  };
}

/**
 * Clair version 4's vulnerability report: findings are the pairs of `package_vulnerabilities`; a package's layer is the
 * one it was introduced in. Written from its published schema; no report of a real Clair was at hand.
 * @throws AppError as `readJson` and `parseEntry`
 */
export async function readClair(source: ByteSource): Promise<NormalReport> {
  const report = reportBuilder();
  const packages = new Map<string, z.output<typeof packageShape>>();
  const environments = new Map<string, z.output<typeof environment>>();
  const vulnerabilities = new Map<string, z.output<typeof vulnerability>>();
  const pairs = new Map<string, readonly (string | null | undefined)[]>();
  let manifest: string | null | undefined;
  const places = ['packages.*', 'environments.*', 'vulnerabilities.*', 'package_vulnerabilities.*', 'manifest_hash'];
  await readJson(
    source,
    places.map((place) => `$.${place}`),
    (value, keys) => {
      if (isAt(keys, 'manifest_hash')) manifest = parseEntry(text, value, keys);
      else if (isAt(keys, 'packages', '*')) collect(packages, keys, parseEntry(packageShape, value, keys));
      else if (isAt(keys, 'environments', '*')) collect(environments, keys, parseEntry(environment, value, keys));
      else if (isAt(keys, 'vulnerabilities', '*'))
        collect(vulnerabilities, keys, parseEntry(vulnerability, value, keys));
      else collect(pairs, keys, parseEntry(texts, value, keys) ?? []);
    },
  );
  // Each once: one text may be referred to from thousands of packages.
  const entries = new Map<string, Known>();
  const entryOf = (reference: string, id: string): Known => {
    const known = entries.get(reference) ?? toKnown(report, vulnerabilities.get(reference));
    if (!known) throw unreadable('it names a vulnerability that it does not have', ['package_vulnerabilities', id]);
    entries.set(reference, known);
    return known;
  };
  const componentOf = (id: string) => {
    const one = packages.get(id);
    if (!one) throw unreadable('there is no such package', ['package_vulnerabilities', id]);
    return report.component({ name: one.name, version: one.version, type: one.kind, source: one.source?.name });
  };
  for (const id of packages.keys()) componentOf(id);
  for (const [id, found] of pairs) {
    const places = environments.get(id) ?? [];
    const layer = places.find(({ introduced_in: at }) => at)?.introduced_in ?? null;
    const paths = places.slice(0, MOST.paths).map(({ package_db: at }) => at);
    report.layer({ digest: layer });
    for (const reference of new Set(found))
      report.finding({ ...entryOf(reference ?? '', id), component: componentOf(id), paths, layer });
  }
  return report.build({
    format: 'clair',
    scanner: { name: 'Clair' },
    subject: { digests: digestsIn([manifest]) },
    hasLayers: environments.size > 0,
  });
}
