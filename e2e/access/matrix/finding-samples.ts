import { type Case, onRepository, type Sample } from '@/e2e/access/matrix/sample';
import { aScannedTag } from '@/e2e/access/matrix/scan-samples';
import type { World } from '@/e2e/access/matrix/world';
import { db } from '@/lib/platform/db';

async function aReportOfIt(world: World): Promise<Sample> {
  await aScannedTag(world);
  const { id } = await db().prisma.scanReport.findFirstOrThrow({ where: { repositoryId: world.repositoryId } });
  return { parameters: { report: id }, query: '?format=csv' };
}

async function twoTags(world: World): Promise<Sample> {
  await aScannedTag(world);
  return { query: '?from=scanned&to=scanned' };
}

/** Valid requests of what is made of scan reports. */
export const FINDING_CASES: Readonly<Record<string, Case>> = {
  getAffectedImages: {
    requires: { on: 'own', scope: 'repo:read' },
    sample: () => ({ parameters: { id: 'CVE-2026-0001' } }),
  },
  getFixes: onRepository('repository.view_scans', aScannedTag),
  compareImages: onRepository('repository.view', twoTags),
  exportScan: onRepository('repository.view_scans', aReportOfIt),
};
