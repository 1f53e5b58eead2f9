import { z } from 'zod';
import { vectorVersion } from '@/lib/scans/formats/cvss-scores';
import { isAt, number, parseEntry, text, texts } from '@/lib/scans/formats/parse-entry';
import { type ByteSource, readJson } from '@/lib/scans/formats/read-json';
import { reportBuilder } from '@/lib/scans/formats/report-builder';
import { digestsIn } from '@/lib/scans/formats/subject-digests';
import type { CvssScore, FindingStatus, NormalReport } from '@/lib/scans/normal-report';
import { normalSeverity } from '@/lib/scans/severity';

const score = z.object({
  source: text,
  vector: text,
  version: text,
  metrics: z.object({ baseScore: number }).nullish(),
});
const scores = z.array(score).nullish();

const details = z.object({
  id: z.string(),
  dataSource: text,
  namespace: text,
  severity: text,
  urls: texts,
  description: text,
  cvss: scores,
});
/** Versions below 0.8 wrote one score per CVSS version, and the fix as a text. */
const oldScore = z.object({ baseScore: number, vector: text }).nullish();
const vulnerability = details.extend({
  fix: z.object({ versions: texts, state: text }).nullish(),
  fixedInVersion: text,
  cvssV2: oldScore,
  cvssV3: oldScore,
  links: texts,
  epss: z.array(z.object({ epss: number })).nullish(),
  knownExploited: z.array(z.unknown()).nullish(),
});
const match = z.object({
  vulnerability,
  relatedVulnerabilities: z.array(details).nullish(),
  artifact: z.object({
    name: z.string(),
    version: text,
    type: text,
    purl: text,
    locations: z.array(z.object({ path: text, layerID: text })).nullish(),
    upstreams: z.array(z.object({ name: text })).nullish(),
  }),
});
const sourceShape = z
  .object({
    target: z
      .union([
        z.string(),
        z.object({
          userInput: text,
          imageID: text,
          manifestDigest: text,
          repoDigests: texts,
          os: text,
          architecture: text,
          layers: z.array(z.object({ digest: text })).nullish(),
        }),
      ])
      .nullish(),
  })
  .nullish();
const descriptor = z
  .object({
    name: text,
    version: text,
    timestamp: text,
    db: z.object({ built: text, status: z.object({ built: text }).nullish() }).nullish(),
  })
  .nullish();
const distro = z.object({ name: text, version: text }).nullish();

const STATUS: ReadonlyMap<string, FindingStatus> = new Map([
  ['fixed', 'fixed'],
  ['not-fixed', 'affected'],
  ['wont-fix', 'will_not_fix'],
]);

const cvssOf = (from: string, list: z.output<typeof scores>): CvssScore[] =>
  (list ?? []).flatMap(({ source, vector, version, metrics }) => {
    const known = vectorVersion(vector) ?? version;
    return known
      ? [{ source: source || from, version: known, vector: vector || null, score: metrics?.baseScore ?? null }]
      : [];
  });

const oldCvss = ({ cvssV2, cvssV3 }: z.output<typeof vulnerability>): CvssScore[] =>
  [['2.0', cvssV2] as const, [vectorVersion(cvssV3?.vector) ?? '3.0', cvssV3] as const].flatMap(([version, one]) =>
    one?.vector ? [{ source: 'nvd', version, vector: one.vector, score: one.baseScore ?? null }] : [],
  );

/** `nvd:cpe` and `redhat:distro:redhat:8` name their source first. */
const sourceOf = (namespace: string | null | undefined): string => (namespace ?? '').split(':')[0] || 'grype';

/**
 * Grype's JSON, from schema 0.7 on. Its `layerID` is a layer's diff id. What Grype matched by an advisory (GHSA) names
 * its CVE among the related ones; that one often has the scores.
 * @throws AppError as `readJson` and `parseEntry`
 */
export async function readGrype(source: ByteSource): Promise<NormalReport> {
  const report = reportBuilder();
  let scannedBy: z.output<typeof descriptor>;
  let image: z.output<typeof sourceShape>;
  let system: z.output<typeof distro>;

  function addMatch(entry: z.output<typeof match>): void {
    const { vulnerability: own, artifact } = entry;
    const related = entry.relatedVulnerabilities ?? [];
    const all = [own, ...related];
    const versions = own.fix?.versions ?? [own.fixedInVersion];
    const exploited = own.knownExploited === undefined ? null : (own.knownExploited ?? []).length > 0;
    report.finding({
      vulnerability: report.vulnerability({
        id: own.id,
        aliases: related.map(({ id }) => id),
        description: own.description || related.find(({ description }) => description)?.description,
        link: own.dataSource,
        references: all.flatMap(({ urls }) => urls ?? []).concat(own.links ?? []),
        cvss: all.flatMap(({ cvss, namespace }) => cvssOf(sourceOf(namespace), cvss)).concat(oldCvss(own)),
        severities: Object.fromEntries(
          all.flatMap(({ namespace, severity }) => (severity ? [[sourceOf(namespace), severity]] : [])),
        ),
        exploited,
        epss: own.epss?.[0]?.epss ?? null,
      }),
      component: report.component({
        name: artifact.name,
        version: artifact.version,
        purl: artifact.purl,
        type: artifact.type,
        source: artifact.upstreams?.[0]?.name,
      }),
      paths: (artifact.locations ?? []).map(({ path }) => path),
      layer: artifact.locations?.find(({ layerID }) => layerID)?.layerID ?? null,
      severity: normalSeverity(own.severity),
      severityWord: own.severity,
      severitySource: own.namespace ? sourceOf(own.namespace) : null,
      status: STATUS.get(own.fix?.state ?? '') ?? (versions.some(Boolean) ? 'fixed' : 'unknown'),
      fixedVersions: versions,
    });
  }

  await readJson(
    source,
    ['$.matches.*', '$.ignoredMatches.*', '$.source', '$.distro', '$.descriptor'],
    (value, keys) => {
      if (isAt(keys, 'source')) image = parseEntry(sourceShape, value, keys);
      else if (isAt(keys, 'distro')) system = parseEntry(distro, value, keys);
      else if (isAt(keys, 'descriptor')) scannedBy = parseEntry(descriptor, value, keys);
      else if (isAt(keys, 'ignoredMatches', '*')) report.suppress();
      else {
        const entry = parseEntry(match, value, keys);
        if (report.isNew(value)) addMatch(entry);
      }
    },
  );
  const target = typeof image?.target === 'string' ? { userInput: image.target } : image?.target;
  const { layers, repoDigests, manifestDigest, imageID, os, architecture } = {
    layers: undefined,
    repoDigests: undefined,
    manifestDigest: undefined,
    imageID: undefined,
    os: undefined,
    architecture: undefined,
    ...target,
  };
  for (const { digest } of layers ?? []) report.layer({ diffId: digest });
  return report.build({
    format: 'grype',
    scanner: { name: 'Grype', version: scannedBy?.version },
    scannedAt: scannedBy?.timestamp,
    databaseUpdatedAt: scannedBy?.db?.built ?? scannedBy?.db?.status?.built,
    subject: {
      name: target?.userInput,
      digests: digestsIn([manifestDigest, ...(repoDigests ?? [])]),
      imageId: imageID,
      platform: os && architecture ? `${os}/${architecture}` : null,
      operatingSystem: [system?.name, system?.version].filter(Boolean).join(' '),
    },
    hasLayers: true,
  });
}
