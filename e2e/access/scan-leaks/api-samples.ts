import { aCast } from '@/e2e/access/matrix/actors';
import type { Sample } from '@/e2e/access/matrix/sample';
import { CASES } from '@/e2e/access/matrix/samples';
import { aPerson } from '@/e2e/access/matrix/world';
import type { LeakyRepository } from '@/e2e/access/scan-leaks/leaky-repositories';
import { marksOf } from '@/e2e/access/scan-leaks/marks';
import { OPERATIONS } from '@/lib/api/operations';
import { EXPORT_FORMATS } from '@/lib/scans/exports/schema';

/** Stands for the id of the report under 1.0, which is not known before there is one. */
export const NO_REPORT = '00000000-0000-7000-8000-000000000000';

const onTag = ({ images }: LeakyRepository): Sample[] =>
  ['', '?platform=linux/arm64', `?platform=${images.amd64}`].map((query) => ({ parameters: { tag: '1.0' }, query }));

/** Where the matrix makes an image of its own, the repository's images are asked for, which were scanned. */
const OURS: Readonly<Record<string, (repository: LeakyRepository) => Sample[]>> = {
  compareImages: () => [{ query: '?from=1.0&to=1.1' }, { query: '?from=1.1&to=1.0&platform=linux/arm64' }],
  exportScan: () => EXPORT_FORMATS.map((format) => ({ parameters: { report: NO_REPORT }, query: `?format=${format}` })),
  getAffectedImages: ({ kind }) => [marksOf(kind).cve, marksOf(kind).alias].map((id) => ({ parameters: { id } })),
  getDigest: ({ images, referrer }) =>
    [...Object.values(images), referrer].map((digest) => ({ parameters: { digest } })),
  getFixes: onTag,
  getScan: (one) => [...onTag(one), { parameters: { tag: '1.0' }, query: '?severity=low&pageSize=5&once=yes' }],
  getScanRequest: ({ images }) => [{ query: `?digest=${images.amd64}` }, { query: '?tag=1.0' }],
  getScanVulnerability: ({ kind }) => [{ parameters: { report: NO_REPORT, vulnerability: marksOf(kind).cve } }],
  getTag: onTag,
  listTags: () => [{}, { query: '?sort=name' }, { query: '?view=image' }],
};

const filled = (
  path: string,
  { namespace, name }: LeakyRepository,
  { parameters = {}, query = '' }: Sample,
): string => {
  const values: Readonly<Record<string, string>> = { namespace, name, ...parameters };
  return path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values[key] ?? `no-${key}`)) + query;
};

/**
 * Every GET of the API for a repository, with the requests of the access matrix (which has a row for each operation).
 * Whatever they need is made now.
 */
export async function apiAddresses(repository: LeakyRepository): Promise<string[]> {
  const [cast, self] = [await aCast(), await aPerson()];
  const world = { ...repository, repository: repository.name };
  const found: string[] = [];
  for (const { method, path, operationId } of OPERATIONS) {
    if (method !== 'get') continue;
    const samples = OURS[operationId]?.(repository) ?? [(await CASES[operationId]?.sample?.(world, cast, self)) ?? {}];
    for (const sample of samples) found.push(filled(path, repository, sample));
  }
  return [...new Set([...found, '/api/v1/openapi.json'])];
}
