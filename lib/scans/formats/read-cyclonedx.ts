import { z } from 'zod';
import { AppError } from '@/lib/platform/errors';
import { addComponents, component, type Located, propertiesOf } from '@/lib/scans/formats/cyclonedx-components';
import { decidingRating, rating, ratingScores } from '@/lib/scans/formats/cyclonedx-rating';
import { isAt, parseEntry, text } from '@/lib/scans/formats/parse-entry';
import { type ByteSource, readJson } from '@/lib/scans/formats/read-json';
import { recommendedVersions } from '@/lib/scans/formats/recommended-versions';
import { REPORT_LIMITS, reportBuilder } from '@/lib/scans/formats/report-builder';
import { digestsIn } from '@/lib/scans/formats/subject-digests';
import type { FindingStatus, NormalReport } from '@/lib/scans/normal-report';
import { normalSeverity } from '@/lib/scans/severity';

const tool = z.object({ name: text, version: text });
const metadata = z
  .object({
    timestamp: text,
    tools: z.union([z.array(tool), z.object({ components: z.array(tool).nullish() })]).nullish(),
    component: component.nullish(),
  })
  .nullish();
const vulnerability = z.object({
  id: text,
  'bom-ref': text,
  source: z.object({ name: text, url: text }).nullish(),
  references: z.array(z.object({ id: text })).nullish(),
  ratings: z.array(rating).nullish(),
  cwes: z.array(z.number()).nullish(),
  description: text,
  recommendation: text,
  advisories: z.array(z.object({ url: text })).nullish(),
  published: text,
  analysis: z.object({ state: text }).nullish(),
  affects: z.array(z.object({ ref: z.string() })).nullish(),
});
type Vulnerability = z.output<typeof vulnerability>;

const STATUS: ReadonlyMap<string, FindingStatus> = new Map([
  ['exploitable', 'affected'],
  ['in_triage', 'under_investigation'],
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['not_affected', 'not_affected'],
  ['false_positive', 'not_affected'],
]);

/** A part of a package URL; as it stands where it is not encoded as one is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone “%” stands for itself
  }
}

/** What is referred to and is not in the document: a package URL says what it is, a link to another BOM only its name. */
const elsewhere = (ref: string): Located => {
  const purl = /^pkg:([^/]+)\/(?:.*\/)?([^@?#]+)(?:@([^?#]+))?/.exec(ref);
  const input = purl ? { name: decoded(purl[2] ?? ref), version: purl[3], purl: ref, type: purl[1] } : { name: ref };
  return { input: { ...input, isElsewhere: true }, layer: null, paths: [] };
};

/**
 * CycloneDX 1.4 to 1.7 in JSON, with vulnerabilities. One finding is a vulnerability with one of what it affects.
 * @throws AppError as `readJson` and `parseEntry`
 */
export async function readCycloneDx(source: ByteSource): Promise<NormalReport> {
  const report = reportBuilder();
  const byRef = new Map<string, Located>();
  const waiting: Vulnerability[] = [];
  let head: z.output<typeof metadata>;

  function addVulnerability(entry: Vulnerability): void {
    const ratings = entry.ratings ?? [];
    const deciding = decidingRating(ratings, entry.source?.name);
    const advisories = (entry.advisories ?? []).map(({ url }) => url);
    const place = report.vulnerability({
      id: entry.id || entry['bom-ref'] || 'unknown',
      aliases: (entry.references ?? []).map(({ id }) => id),
      description: entry.description,
      link: entry.source?.url || advisories[0],
      references: advisories,
      weaknesses: (entry.cwes ?? []).map((cwe) => `CWE-${cwe}`),
      cvss: ratingScores(ratings),
      severities: Object.fromEntries(
        ratings.flatMap((one) => (one.source?.name && one.severity ? [[one.source.name, one.severity]] : [])),
      ),
      publishedAt: entry.published,
    });
    const subject: Located = {
      input: { name: head?.component?.name ?? 'the image', isElsewhere: true },
      layer: null,
      paths: [],
    };
    const affected = (entry.affects ?? []).map(
      ({ ref }) => byRef.get(ref) ?? (ref === head?.component?.['bom-ref'] ? subject : elsewhere(ref)),
    );
    const fixesOf = recommendedVersions(entry.recommendation);
    for (const { input, layer, paths } of affected.length > 0 ? affected : [subject]) {
      const fixes = fixesOf(input.name);
      report.finding({
        vulnerability: place,
        component: report.component(input),
        paths,
        layer,
        severity: normalSeverity(deciding?.severity),
        severityWord: deciding?.severity,
        severitySource: deciding?.source?.name,
        status: STATUS.get(entry.analysis?.state ?? '') ?? (fixes.length > 0 ? 'fixed' : 'affected'),
        fixedVersions: fixes,
      });
    }
  }

  await readJson(source, ['$.metadata', '$.components.*', '$.vulnerabilities.*'], (value, keys) => {
    if (isAt(keys, 'metadata')) head = parseEntry(metadata, value, keys);
    else if (isAt(keys, 'components', '*')) addComponents(report, byRef, value, keys);
    else {
      // They may stand before the components that they name.
      const entry = parseEntry(vulnerability, value, keys);
      if (!report.isNew(value)) return;
      if (waiting.length >= REPORT_LIMITS.findings)
        throw new AppError('too_large', `The report has more than ${REPORT_LIMITS.findings} vulnerabilities.`);
      waiting.push(entry);
    }
  });
  for (const entry of waiting) addVulnerability(entry);
  const subject = head?.component;
  const tools = Array.isArray(head?.tools) ? head.tools : (head?.tools?.components ?? []);
  const about = (name: RegExp) => (subject ? propertiesOf(subject, name) : []);
  return report.build({
    format: 'cyclonedx',
    scanner: { name: tools[0]?.name ?? 'unknown', version: tools[0]?.version },
    scannedAt: head?.timestamp,
    subject: {
      name: subject?.name,
      digests: digestsIn([
        ...about(/^aquasecurity:trivy:RepoDigest$/),
        decoded(/^pkg:oci\/[^@]+@([^?#]+)/.exec(subject?.purl ?? '')?.[1] ?? ''),
        subject?.type === 'container' ? subject.version : null,
      ]),
      imageId: about(/^aquasecurity:trivy:ImageID$/)[0],
    },
    hasLayers: [...byRef.values()].some(({ layer }) => layer !== null),
  });
}
