import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { trivyReport } from '@/lib/testing/builders/scan-reports';
import { sharedData } from '@/lib/testing/shared-data';

/** Of an image with six layers, with findings in two of them */
const REAL = 'trivy/trivy__fluentd-gems.json';

const vulnerability = z.looseObject({
  VulnerabilityID: z.string(),
  PkgName: z.string(),
  Severity: z.string(),
  Layer: z.looseObject({ DiffID: z.string() }),
});
const report = z.looseObject({
  Metadata: z.looseObject({ DiffIDs: z.array(z.string()) }),
  Results: z.array(z.looseObject({ Vulnerabilities: z.array(vulnerability).optional() })),
});
export type Replayed = { text: string; findings: z.infer<typeof vulnerability>[]; isReal: boolean };

const findingsOf = ({ Results }: z.infer<typeof report>) => Results.flatMap((one) => one.Vulnerabilities ?? []);

/**
 * A report of Trivy as if it was of this image: a real one where ../shared/data is, else a made-up one. Only what says
 * which image it is of is another.
 * @param diffIds of the image's layers; those of the report with findings come first
 */
export function replayedReport(digest: string, diffIds: readonly string[]): Replayed {
  const { path: folder, available } = sharedData('scan-reports');
  const original = available ? readFileSync(path.join(folder, REAL), 'utf8') : JSON.stringify(trivyReport());
  const read = report.parse(JSON.parse(original));
  const found = findingsOf(read).map(({ Layer }) => Layer.DiffID);
  const layers = [...new Set([...found, ...read.Metadata.DiffIDs])];
  const text = layers.reduce(
    (all, layer, index) => all.replaceAll(layer, diffIds[index % diffIds.length] ?? ''),
    original,
  );
  const replayed = report.parse(JSON.parse(text));
  const { ImageID: _, ...metadata } = replayed.Metadata;
  const whole = { ...replayed, Metadata: { ...metadata, RepoDigests: [`registry.test/image@${digest}`] } };
  return { text: JSON.stringify(whole), findings: findingsOf(replayed), isReal: available };
}
