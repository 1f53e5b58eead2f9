import { z } from 'zod';
import type { JsonKey } from '@/lib/scans/formats/json-path';
import { parseEntry, text } from '@/lib/scans/formats/parse-entry';
import { type ComponentInput, MOST, type ReportBuilder } from '@/lib/scans/formats/report-builder';

const property = z.object({ name: text, value: text });
export const component = z.object({
  'bom-ref': text,
  type: text,
  group: text,
  name: z.string(),
  version: text,
  purl: text,
  properties: z.array(property).nullish(),
  components: z.array(z.unknown()).nullish(),
});
export type Component = z.output<typeof component>;

export const propertiesOf = ({ properties }: Component, name: RegExp): string[] =>
  (properties ?? []).flatMap((one) => (one.value && name.test(one.name ?? '') ? one.value : []));

/** What a component is, and where it was found, in the properties that Trivy and Syft give it. */
export type Located = { input: ComponentInput; layer: string | null; paths: readonly string[] };

const LAYER_DIFF_ID = /^aquasecurity:trivy:LayerDiffID$|^syft:location:\d+:layerID$/;
const LAYER_DIGEST = /^aquasecurity:trivy:LayerDigest$/;
const PATH = /^aquasecurity:trivy:FilePath$|^syft:location:\d+:path$/;
const PACKAGE_TYPE = /^aquasecurity:trivy:PkgType$|^syft:package:type$/;
const SOURCE_NAME = /^aquasecurity:trivy:SrcName$/;
function locate(entry: Component): Located {
  const [diffId] = propertiesOf(entry, LAYER_DIFF_ID);
  const [digest] = propertiesOf(entry, LAYER_DIGEST);
  const purlType = /^pkg:([a-z0-9.+-]+)\//i.exec(entry.purl ?? '')?.[1];
  return {
    input: {
      name: entry.group && entry.group !== entry.name ? `${entry.group}/${entry.name}` : entry.name,
      version: entry.version,
      purl: entry.purl,
      type: propertiesOf(entry, PACKAGE_TYPE)[0] ?? purlType ?? entry.type,
      source: propertiesOf(entry, SOURCE_NAME)[0],
      ref: entry['bom-ref'],
    },
    layer: diffId ?? digest ?? null,
    paths: propertiesOf(entry, PATH).slice(0, MOST.paths),
  };
}

/** Takes a component and all within it, and notes each by its `bom-ref`. @throws AppError as `parseEntry` */
export function addComponents(
  report: ReportBuilder,
  byRef: Map<string, Located>,
  value: unknown,
  keys: readonly JsonKey[],
): void {
  const entry = parseEntry(component, value, keys);
  const located = locate(entry);
  if (located.layer)
    report.layer({ digest: propertiesOf(entry, LAYER_DIGEST)[0], diffId: propertiesOf(entry, LAYER_DIFF_ID)[0] });
  report.component(located.input);
  if (entry['bom-ref']) byRef.set(entry['bom-ref'], located);
  for (const [index, child] of (entry.components ?? []).entries())
    addComponents(report, byRef, child, [...keys, 'components', index]);
}
