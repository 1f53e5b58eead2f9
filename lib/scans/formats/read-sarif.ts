import { z } from 'zod';
import { AppError } from '@/lib/platform/errors';
import type { JsonKey } from '@/lib/scans/formats/json-path';
import { parseEntry, text, texts } from '@/lib/scans/formats/parse-entry';
import { type ByteSource, readJson } from '@/lib/scans/formats/read-json';
import { REPORT_LIMITS, reportBuilder } from '@/lib/scans/formats/report-builder';
import { firstOf, type SarifFields, sarifFields } from '@/lib/scans/formats/sarif-text';
import { digestsIn } from '@/lib/scans/formats/subject-digests';
import type { NormalReport } from '@/lib/scans/normal-report';
import { normalSeverity } from '@/lib/scans/severity';

const message = z.object({ text: text }).nullish();
const rule = z.object({
  id: text,
  name: text,
  shortDescription: message,
  fullDescription: message,
  helpUri: text,
  help: message,
});
const result = z.object({
  ruleId: text,
  ruleIndex: z.number().nullish(),
  message,
  locations: z
    .array(z.object({ logicalLocations: z.array(z.object({ fullyQualifiedName: text })).nullish() }))
    .nullish(),
});
const driver = { name: text, version: text, semanticVersion: text };
const properties = z.object({ imageName: text, imageID: text, repoDigests: texts }).nullish();
const invocations = z.array(z.object({ endTimeUtc: text })).nullish();

/** What results say too, and how they are told of it. */
type Rule = Omit<z.output<typeof rule>, 'help' | 'name'> & { fields: SarifFields };
type Result = Pick<z.output<typeof result>, 'ruleId' | 'ruleIndex'> & {
  fields: SarifFields;
  path: string | null;
  run: JsonKey;
};

const LONGEST_ID = 300;
const LONGEST_PLACE = 3000;

const ID =
  /(?:CVE|GHSA|RHSA|ELSA|ALAS|DSA|DLA|USN|TEMP|NSWG|PYSEC|GO|RUSTSEC|OSV|SUSE|GMS|CGA)-[A-Za-z0-9.:-]*\d[A-Za-z0-9.:-]*/;

/** `image@sha256:…:/lib/apk/db/installed` → the path; Trivy names no path. */
const pathOf = ({ locations }: z.output<typeof result>): string | null => {
  const name = locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName ?? '';
  return /@sha256:[a-f0-9]{64}:(\/.*)$/.exec(name.slice(0, LONGEST_PLACE))?.[1] ?? null;
};
const idIn = (text: string | null | undefined): string | undefined => ID.exec((text ?? '').slice(0, LONGEST_ID))?.[0];

function requireRoom(taken: number, what: string): void {
  if (taken >= REPORT_LIMITS.findings)
    throw new AppError('too_large', `The report has more than ${REPORT_LIMITS.findings} ${what}.`);
}

/**
 * SARIF 2.1.0 as Trivy and Grype write it for an image. Most of what it says is in texts for people; it names no
 * layers. Results that are no vulnerabilities (misconfigurations, secrets) are passed over.
 * @throws AppError `invalid` also when nothing in it is a vulnerability of a package
 */
export async function readSarif(source: ByteSource): Promise<NormalReport> {
  const report = reportBuilder();
  const rules = new Map<string, Rule>();
  const results: Result[] = [];
  const tool: { name?: string | null | undefined; version?: string | null | undefined } = {};
  let image: z.output<typeof properties>;
  let endedAt: string | null | undefined;
  const places = [
    'tool.driver.rules.*',
    ...Object.keys(driver).map((field) => `tool.driver.${field}`),
    'results.*',
    'properties',
    'invocations',
  ];
  await readJson(
    source,
    places.map((place) => `$.runs.*.${place}`),
    (value, keys) => {
      const [, run = 0, ...place] = keys;
      const last = place.at(-1);
      if (place.includes('rules')) {
        const { help, name: _, ...entry } = parseEntry(rule, value, keys);
        requireRoom(rules.size, 'rules');
        const known = { ...entry, fields: sarifFields(help?.text) };
        rules.set(`${run} #${last}`, known);
        if (entry.id) rules.set(`${run} ${entry.id}`, known);
      } else if (place.includes('results')) {
        const entry = parseEntry(result, value, keys);
        if (!report.isNew(value, String(run))) return;
        requireRoom(results.length, 'results');
        const { ruleId, ruleIndex } = entry;
        results.push({ ruleId, ruleIndex, fields: sarifFields(entry.message?.text), path: pathOf(entry), run });
      } else if (last === 'properties') image = parseEntry(properties, value, keys);
      else if (last === 'invocations') endedAt = parseEntry(invocations, value, keys)?.at(-1)?.endTimeUtc;
      else if (last === 'name') tool.name = parseEntry(text, value, keys);
      else tool.version = parseEntry(text, value, keys) || tool.version;
    },
  );
  for (const { ruleId, ruleIndex, run, path, ...said } of results) {
    const by = rules.get(`${run} ${ruleId}`) ?? rules.get(`${run} #${ruleIndex}`);
    const fields = by ? firstOf(said.fields, by.fields) : said.fields;
    const id = fields.vulnerability ?? idIn(ruleId ?? by?.id);
    if (!id || !fields.package) continue;
    report.finding({
      vulnerability: report.vulnerability({
        id,
        title: by?.shortDescription?.text,
        description: by?.fullDescription?.text,
        link: fields.link ?? by?.helpUri,
        references: [by?.helpUri, fields.link],
      }),
      component: report.component({ name: fields.package, version: fields.version, type: fields.type }),
      paths: [path ?? fields.path],
      layer: null,
      severity: normalSeverity(fields.severity),
      severityWord: fields.severity,
      status: fields.fixedVersion ? 'fixed' : 'affected',
      fixedVersions: (fields.fixedVersion ?? '').split(',').map((part) => part.trim()),
    });
  }
  const built = report.build({
    format: 'sarif',
    scanner: { name: tool.name ?? 'unknown', version: tool.version },
    scannedAt: endedAt,
    subject: { name: image?.imageName, digests: digestsIn(image?.repoDigests ?? []), imageId: image?.imageID },
    hasLayers: false,
  });
  if (results.length > 0 && built.findings.length === 0)
    throw new AppError(
      'invalid',
      `The SARIF of “${built.scanner.name}” names no vulnerability of a package: write one with “trivy image --format sarif” or “grype -o sarif”, or better their JSON.`,
    );
  return built;
}
