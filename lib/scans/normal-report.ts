import type { Severity } from '@/lib/scans/severity';

export const REPORT_FORMATS = ['trivy', 'trivy-operator', 'grype', 'cyclonedx', 'sarif', 'harbor', 'clair'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a scanner says of a vulnerability in a component, in Trivy's words; other scanners' are read as these. */
export const FINDING_STATUSES = [
  'affected',
  'fixed',
  'will_not_fix',
  'fix_deferred',
  'end_of_life',
  'under_investigation',
  'not_affected',
  'unknown',
] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

export type CvssScore = {
  /** Who scored: nvd, ghsa, redhat … */
  readonly source: string;
  /** 2.0, 3.0, 3.1, 4.0 */
  readonly version: string;
  readonly vector: string | null;
  readonly score: number | null;
};

export type NormalVulnerability = {
  readonly id: string;
  aliases: string[];
  title: string | null;
  description: string | null;
  /** Where the scanner sends its readers */
  link: string | null;
  references: string[];
  weaknesses: string[];
  cvss: CvssScore[];
  /** What each source calls it: source → its word */
  severities: Record<string, string>;
  /** Known to be exploited (CISA), where the scanner says so */
  exploited: boolean | null;
  /** Probability of exploitation within 30 days (EPSS), 0–1 */
  epss: number | null;
  publishedAt: string | null;
};

export type NormalComponent = {
  readonly name: string;
  readonly version: string;
  /** Package URL, as reported */
  readonly purl: string | null;
  /** The scanner's word: deb, apk, npm, go-module … */
  readonly type: string | null;
  /** The source package it was built from, where the scanner says so */
  readonly source: string | null;
  /** The report refers to it and does not list it */
  readonly isElsewhere: boolean;
};

export type NormalFinding = {
  /** Place in `vulnerabilities` and `components` */
  readonly vulnerability: number;
  readonly component: number;
  readonly paths: readonly string[];
  /** diff id or digest of the layer, as reported; null: not reported */
  readonly layer: string | null;
  readonly severity: Severity;
  /** The scanner's own word, as in `Negligible` */
  readonly severityWord: string | null;
  readonly severitySource: string | null;
  readonly status: FindingStatus;
  readonly fixedVersions: readonly string[];
};

export type NormalLayer = {
  readonly digest: string | null;
  readonly diffId: string | null;
};

/** What a report says that it is about; each may be missing. */
export type ReportSubject = {
  readonly name: string | null;
  /** Digests of manifests or indexes */
  readonly digests: readonly string[];
  /** Digest of the image's configuration */
  readonly imageId: string | null;
  readonly platform: string | null;
  /** As in `debian 12.5` */
  readonly operatingSystem: string | null;
};

/** The one form that every scanner's report is read as. */
export type NormalReport = {
  readonly format: ReportFormat;
  readonly scanner: { readonly name: string; readonly version: string | null };
  readonly scannedAt: string | null;
  readonly databaseUpdatedAt: string | null;
  readonly subject: ReportSubject;
  /** Whether the format says in which layer something is */
  readonly hasLayers: boolean;
  readonly layers: readonly NormalLayer[];
  readonly components: readonly NormalComponent[];
  readonly vulnerabilities: readonly NormalVulnerability[];
  readonly findings: readonly NormalFinding[];
  /** Entries that the scanner was told to leave out */
  readonly suppressed: number;
  /** Entries that were there twice, byte for byte */
  readonly repeated: number;
};
