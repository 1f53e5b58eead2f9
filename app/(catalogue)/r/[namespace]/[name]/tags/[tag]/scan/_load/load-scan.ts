import {
  type LoadedTag,
  loadTag,
  type TagParams,
} from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_load/load-tag';
import { type Parameters, readScanState, type ScanState } from '@/components/scan/scan-address';
import { scanPath } from '@/lib/names/paths';
import { shortName } from '@/lib/names/repository-name';
import { AppError } from '@/lib/platform/errors';
import { getFixes } from '@/lib/scans/fixes/get-fixes';
import type { FixesView } from '@/lib/scans/fixes/schema';
import { getScan } from '@/lib/scans/get-scan';
import { getScanTrend } from '@/lib/scans/get-scan-trend';
import { getVulnerability } from '@/lib/scans/get-vulnerability';
import type { TrendPoint } from '@/lib/scans/scan-trend';
import type { ScanView } from '@/lib/scans/schema';
import type { ScanVulnerabilityView } from '@/lib/scans/vulnerability-schema';

export type Report = {
  scan: ScanView;
  trend: TrendPoint[];
  fixes: FixesView;
  /** Undefined: none is asked for; null: the report does not have the one that is */
  vulnerability: ScanVulnerabilityView | null | undefined;
};
export type LoadedScan = {
  tag: LoadedTag;
  /** As in acme/demo:1.0 */
  image: string;
  path: string;
  state: ScanState;
  /** Undefined for an image that was not scanned; null for who is not signed in, whether it was or not */
  report: Report | null | undefined;
};

/** `not_found` is undefined; every other failure goes on. */
async function orNothing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}

async function loadReport({ loaded, name, image }: LoadedTag, state: ScanState): Promise<Report | undefined> {
  const { actor } = loaded.viewer;
  // By its digest, because two images of an index may be for the same platform.
  const platform = image?.digest;
  if (platform === undefined) return undefined;
  const [scan, trend, fixes] = await Promise.all([
    orNothing(getScan(actor, loaded.name, name, { ...state, platform })),
    getScanTrend(actor, loaded.name, name, { platform }),
    orNothing(getFixes(actor, loaded.name, name, { platform })),
  ]);
  if (!scan || !fixes) return undefined;
  const vulnerability =
    state.vulnerability === undefined
      ? undefined
      : ((await orNothing(getVulnerability(actor, loaded.name, scan.report.id, state.vulnerability))) ?? null);
  return { scan, trend, fixes, vulnerability };
}

/** What the scan page shows of a tag. Nothing of a result is even looked up for who is not signed in. */
export async function loadScan(params: Promise<TagParams>, query: Parameters): Promise<LoadedScan> {
  const tag = await loadTag(params, query);
  const { loaded, name } = tag;
  const state = readScanState(query);
  return {
    tag,
    image: `${shortName(loaded.name)}:${name}`,
    path: scanPath(loaded.name, name),
    state,
    report: loaded.viewer.user ? await loadReport(tag, state) : null,
  };
}
