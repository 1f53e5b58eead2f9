import { z } from 'zod';
import { cvssBySource, scoresBySource } from '@/lib/scans/formats/cvss-scores';
import type { JsonKey } from '@/lib/scans/formats/json-path';
import { isAt, number, parseEntry, text, texts } from '@/lib/scans/formats/parse-entry';
import { type ByteSource, readJson } from '@/lib/scans/formats/read-json';
import { reportBuilder } from '@/lib/scans/formats/report-builder';
import { digestsIn } from '@/lib/scans/formats/subject-digests';
import { FINDING_STATUSES, type FindingStatus, type NormalReport } from '@/lib/scans/normal-report';
import { normalSeverity } from '@/lib/scans/severity';

const layer = z.object({ Digest: text, DiffID: text }).nullish();
const identifier = z.object({ PURL: text }).nullish();

const vulnerability = z.object({
  VulnerabilityID: z.string(),
  VendorIDs: texts,
  PkgName: z.string(),
  PkgPath: text,
  PkgIdentifier: identifier,
  InstalledVersion: text,
  FixedVersion: text,
  Status: text,
  Layer: layer,
  SeveritySource: text,
  Severity: text,
  VendorSeverity: z.record(z.string(), z.union([z.number(), z.string()])).nullish(),
  CVSS: scoresBySource,
  CweIDs: texts,
  PrimaryURL: text,
  References: texts,
  Title: text,
  Description: text,
  PublishedDate: text,
});

const installed = z.object({
  Name: text,
  Version: text,
  Release: text,
  Epoch: number,
  Identifier: identifier,
  SrcName: text,
  Layer: layer,
});

const metadata = z
  .object({
    OS: z.object({ Family: text, Name: text }).nullish(),
    ImageID: text,
    DiffIDs: texts,
    RepoDigests: texts,
    Layers: z.array(layer).nullish(),
    ImageConfig: z.object({ architecture: text, os: text, variant: text }).nullish(),
  })
  .nullish();

/** VendorSeverity's numbers. */
const WORDS = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
const vendorWord = (value: number | string): string =>
  typeof value === 'number' ? (WORDS[value] ?? 'UNKNOWN') : value;

const statusOf = (word: string | null | undefined, fixed: boolean): FindingStatus =>
  FINDING_STATUSES.find((status) => status === word) ?? (fixed ? 'fixed' : word ? 'unknown' : 'affected');

/** `6.0.3.1, 5.2.4.3` names two. */
const versionsOf = (list: string | null | undefined): string[] => (list ?? '').split(',').map((part) => part.trim());

/** As rpm and dpkg write it: `epoch:version-release`. */
function installedVersion({ Epoch, Version, Release }: z.output<typeof installed>): string {
  const version = [Version ?? '', Release].filter(Boolean).join('-');
  return Epoch ? `${Epoch}:${version}` : version;
}

/** Places of version 2 and of the bare list that version 1 wrote. */
const PLACES = [
  '$.CreatedAt',
  '$.ArtifactName',
  '$.Metadata',
  '$.Trivy.Version',
  ...['$.Results.*', '$.*'].flatMap((result) => [
    `${result}.Type`,
    `${result}.Vulnerabilities.*`,
    `${result}.Packages.*`,
    `${result}.ExperimentalModifiedFindings.*`,
  ]),
];

/**
 * Trivy's JSON, schema version 2 and the bare list of version 1. A layer is known by its diff id: the digest of the
 * compressed layer is missing when the image came from a daemon.
 * @throws AppError as `readJson` and `parseEntry`
 */
export async function readTrivy(source: ByteSource): Promise<NormalReport> {
  const report = reportBuilder();
  const head: { createdAt?: string; name?: string; version?: string; metadata?: z.output<typeof metadata> } = {};
  /** The type stands before its packages in what Trivy writes. */
  let type: string | null = null;

  function addVulnerability(value: unknown, keys: readonly JsonKey[]): void {
    const entry = parseEntry(vulnerability, value, keys);
    if (!report.isNew(value, String(keys.slice(0, -1)))) return;
    const severities = Object.entries(entry.VendorSeverity ?? {}).map(([from, word]) => [from, vendorWord(word)]);
    report.layer({ digest: entry.Layer?.Digest, diffId: entry.Layer?.DiffID });
    report.finding({
      vulnerability: report.vulnerability({
        id: entry.VulnerabilityID,
        aliases: entry.VendorIDs ?? [],
        title: entry.Title,
        description: entry.Description,
        link: entry.PrimaryURL,
        references: entry.References ?? [],
        weaknesses: entry.CweIDs ?? [],
        cvss: cvssBySource(entry.CVSS),
        severities: Object.fromEntries(severities),
        publishedAt: entry.PublishedDate,
      }),
      component: report.component({
        name: entry.PkgName,
        version: entry.InstalledVersion,
        purl: entry.PkgIdentifier?.PURL,
        type,
      }),
      paths: [entry.PkgPath],
      layer: entry.Layer?.DiffID || entry.Layer?.Digest || null,
      severity: normalSeverity(entry.Severity),
      severityWord: entry.Severity,
      severitySource: entry.SeveritySource,
      status: statusOf(entry.Status, Boolean(entry.FixedVersion)),
      fixedVersions: versionsOf(entry.FixedVersion),
    });
  }

  function addPackage(value: unknown, keys: readonly JsonKey[]): void {
    const entry = parseEntry(installed, value, keys);
    if (!entry.Name) return;
    report.layer({ digest: entry.Layer?.Digest, diffId: entry.Layer?.DiffID });
    const purl = entry.Identifier?.PURL;
    report.component({ name: entry.Name, version: installedVersion(entry), purl, type, source: entry.SrcName });
  }

  await readJson(source, PLACES, (value, keys) => {
    const last = keys.at(-1);
    const list = keys.at(-2);
    if (isAt(keys, 'CreatedAt')) head.createdAt = parseEntry(z.string(), value, keys);
    else if (isAt(keys, 'ArtifactName')) head.name = parseEntry(z.string(), value, keys);
    else if (isAt(keys, 'Metadata')) head.metadata = parseEntry(metadata, value, keys);
    else if (isAt(keys, 'Trivy', 'Version')) head.version = parseEntry(z.string(), value, keys);
    else if (last === 'Type') type = parseEntry(text, value, keys) ?? null;
    else if (list === 'Vulnerabilities') addVulnerability(value, keys);
    else if (list === 'Packages') addPackage(value, keys);
    else if (list === 'ExperimentalModifiedFindings') report.suppress();
  });
  const { metadata: image } = head;
  for (const one of image?.Layers ?? []) report.layer({ digest: one?.Digest, diffId: one?.DiffID });
  for (const diffId of image?.DiffIDs ?? []) report.layer({ diffId });
  const { os, architecture, variant } = image?.ImageConfig ?? {};
  return report.build({
    format: 'trivy',
    scanner: { name: 'Trivy', version: head.version },
    scannedAt: head.createdAt,
    subject: {
      name: head.name,
      digests: digestsIn(image?.RepoDigests ?? []),
      imageId: image?.ImageID,
      platform: os && architecture ? [os, architecture, variant].filter(Boolean).join('/') : null,
      operatingSystem: [image?.OS?.Family, image?.OS?.Name].filter(Boolean).join(' '),
    },
    hasLayers: true,
  });
}
