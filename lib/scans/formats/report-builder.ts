import { createHash } from 'node:crypto';
import { AppError } from '@/lib/platform/errors';
import { cleanInstant, cleanLink, cleanList, cleanText } from '@/lib/scans/formats/clean-text';
import type {
  CvssScore,
  NormalComponent,
  NormalFinding,
  NormalLayer,
  NormalReport,
  NormalVulnerability,
} from '@/lib/scans/normal-report';

/** More than any real image has; above it a report is refused, not cut. */
export const REPORT_LIMITS = { findings: 250_000, components: 250_000, layers: 1000 } as const;

const LONGEST = { id: 200, name: 300, version: 200, purl: 1000, title: 500, description: 8000, path: 1000 } as const;
/** Of each entry; what is more is left out. */
export const MOST = {
  references: 50,
  aliases: 50,
  weaknesses: 30,
  cvss: 20,
  severities: 50,
  paths: 50,
  fixedVersions: 50,
} as const;

export type VulnerabilityInput = {
  id: string;
  aliases?: readonly (string | null | undefined)[];
  title?: string | null | undefined;
  description?: string | null | undefined;
  link?: string | null | undefined;
  references?: readonly (string | null | undefined)[];
  weaknesses?: readonly (string | null | undefined)[];
  cvss?: readonly CvssScore[];
  severities?: Readonly<Record<string, string>>;
  exploited?: boolean | null;
  epss?: number | null;
  publishedAt?: string | null | undefined;
};

export type ComponentInput = {
  name: string;
  version?: string | null | undefined;
  purl?: string | null | undefined;
  type?: string | null | undefined;
  source?: string | null | undefined;
  /** Its name within the report, where two of the same name and version are not the same */
  ref?: string | null | undefined;
  /** The report only refers to it, as something of another document */
  isElsewhere?: boolean;
};

type FindingInput = Omit<NormalFinding, 'paths' | 'fixedVersions' | 'severityWord' | 'severitySource'> & {
  paths: readonly (string | null | undefined)[];
  fixedVersions: readonly (string | null | undefined)[];
  severityWord: string | null | undefined;
  severitySource?: string | null | undefined;
};

const tooMany = (what: string, most: number): AppError =>
  new AppError('too_large', `The report has more than ${most} ${what}; that is more than is taken.`, { limit: most });

const cleanScore = ({ source, version, vector, score }: CvssScore): CvssScore => ({
  source: cleanText(source, LONGEST.id) ?? 'unknown',
  version: cleanText(version, LONGEST.id) ?? 'unknown',
  vector: cleanText(vector, LONGEST.name),
  score,
});

const cleanWords = (words: Readonly<Record<string, string>> = {}): [string, string][] =>
  Object.entries(words).flatMap(([source, word]) => {
    const [from, said] = [cleanText(source, LONGEST.id), cleanText(word, LONGEST.id)];
    return from && said ? [[from, said]] : [];
  });

/** Collects what a reader finds in a report, each vulnerability and component once, texts within bounds. */
export function reportBuilder() {
  const components = new Map<string, { place: number; component: NormalComponent }>();
  const vulnerabilities = new Map<string, { place: number; vulnerability: NormalVulnerability }>();
  const findings: NormalFinding[] = [];
  const layers = new Map<string, NormalLayer>();
  const seen = new Set<string>();
  let repeated = 0;
  let suppressed = 0;

  /** Whether an entry is here for the first time, byte for byte. */
  function isNew(entry: unknown, within = ''): boolean {
    const digest = createHash('sha1').update(within).update(JSON.stringify(entry)).digest('base64');
    const isFirst = !seen.has(digest);
    if (isFirst) seen.add(digest);
    else repeated += 1;
    return isFirst;
  }

  function layer(input: { digest?: string | null | undefined; diffId?: string | null | undefined }): void {
    const digest = cleanText(input.digest, LONGEST.id);
    const diffId = cleanText(input.diffId, LONGEST.id);
    const key = diffId ?? digest;
    if (key === null) return;
    if (layers.size >= REPORT_LIMITS.layers) throw tooMany('layers', REPORT_LIMITS.layers);
    const known = layers.get(key);
    layers.set(key, { digest: known?.digest ?? digest, diffId });
  }

  function component(input: ComponentInput): number {
    const name = cleanText(input.name, LONGEST.name) ?? 'unknown';
    const version = cleanText(input.version, LONGEST.version) ?? '';
    const purl = cleanText(input.purl, LONGEST.purl);
    const type = cleanText(input.type, LONGEST.id);
    const key = [input.ref ?? '', purl ?? type ?? '', name, version].join('\n');
    const known = components.get(key);
    if (known) return known.place;
    const place = components.size;
    if (place >= REPORT_LIMITS.components) throw tooMany('components', REPORT_LIMITS.components);
    const source = cleanText(input.source, LONGEST.name);
    components.set(key, {
      place,
      component: { name, version, purl, type, source, isElsewhere: input.isElsewhere ?? false },
    });
    return place;
  }

  function vulnerability(input: VulnerabilityInput): number {
    const id = cleanText(input.id, LONGEST.id) ?? 'unknown';
    const known = vulnerabilities.get(id);
    const before = known?.vulnerability;
    // The same vulnerability in the next component mostly says the same again.
    if (before?.description && before.cvss.length > 0 && (input.aliases ?? []).length === 0) return known?.place ?? 0;
    const scores = new Map<string, CvssScore>();
    for (const score of [...(before?.cvss ?? []), ...(input.cvss ?? []).map(cleanScore)])
      scores.set(`${score.source} ${score.version} ${score.vector}`, score);
    const place = known?.place ?? vulnerabilities.size;
    vulnerabilities.set(id, {
      place,
      vulnerability: {
        id,
        aliases: cleanList([...(before?.aliases ?? []), ...(input.aliases ?? [])], LONGEST.id, MOST.aliases).filter(
          (alias) => alias !== id,
        ),
        title: before?.title ?? cleanText(input.title, LONGEST.title),
        description: before?.description ?? cleanText(input.description, LONGEST.description),
        link: before?.link ?? cleanLink(input.link),
        references: [
          ...new Set([
            ...(before?.references ?? []),
            ...(input.references ?? []).flatMap((link) => cleanLink(link) ?? []),
          ]),
        ].slice(0, MOST.references),
        weaknesses: cleanList(
          [...(before?.weaknesses ?? []), ...(input.weaknesses ?? [])],
          LONGEST.id,
          MOST.weaknesses,
        ),
        cvss: [...scores.values()].slice(0, MOST.cvss),
        severities: Object.fromEntries(
          [...new Map([...cleanWords(input.severities), ...Object.entries(before?.severities ?? {})])].slice(
            0,
            MOST.severities,
          ),
        ),
        exploited: before?.exploited ?? input.exploited ?? null,
        epss: before?.epss ?? input.epss ?? null,
        publishedAt: before?.publishedAt ?? cleanInstant(input.publishedAt),
      },
    });
    return place;
  }

  function finding(input: FindingInput): void {
    if (findings.length >= REPORT_LIMITS.findings) throw tooMany('findings', REPORT_LIMITS.findings);
    findings.push({
      vulnerability: input.vulnerability,
      component: input.component,
      paths: cleanList(input.paths, LONGEST.path, MOST.paths),
      layer: cleanText(input.layer, LONGEST.id),
      severity: input.severity,
      severityWord: cleanText(input.severityWord, LONGEST.id),
      severitySource: cleanText(input.severitySource, LONGEST.id),
      status: input.status,
      fixedVersions: cleanList(input.fixedVersions, LONGEST.version, MOST.fixedVersions),
    });
  }

  type Header = Pick<NormalReport, 'format' | 'hasLayers'> & {
    scanner: { name: string; version?: string | null | undefined };
    scannedAt?: string | null | undefined;
    databaseUpdatedAt?: string | null | undefined;
    subject: { [K in keyof NormalReport['subject']]?: NormalReport['subject'][K] | undefined };
  };

  const build = (header: Header): NormalReport => ({
    format: header.format,
    scanner: {
      name: cleanText(header.scanner.name, LONGEST.id) ?? 'unknown',
      version: cleanText(header.scanner.version, LONGEST.id),
    },
    scannedAt: cleanInstant(header.scannedAt),
    databaseUpdatedAt: cleanInstant(header.databaseUpdatedAt),
    subject: {
      name: cleanText(header.subject.name, LONGEST.path),
      digests: cleanList(header.subject.digests ?? [], LONGEST.id, MOST.references),
      imageId: cleanText(header.subject.imageId, LONGEST.id),
      platform: cleanText(header.subject.platform, LONGEST.id),
      operatingSystem: cleanText(header.subject.operatingSystem, LONGEST.id),
    },
    hasLayers: header.hasLayers,
    layers: [...layers.values()],
    components: [...components.values()].map((entry) => entry.component),
    vulnerabilities: [...vulnerabilities.values()].map((entry) => entry.vulnerability),
    findings,
    suppressed,
    repeated,
  });

  return {
    isNew,
    layer,
    component,
    vulnerability,
    finding,
    suppress: () => {
      suppressed += 1;
    },
    build,
  };
}
export type ReportBuilder = ReturnType<typeof reportBuilder>;
