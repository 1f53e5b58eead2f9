import type { Actor } from '@/lib/access/actor';
import { isAllowedOnRepository } from '@/lib/access/require';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db, type Queries } from '@/lib/platform/db';
import type { ScanReport } from '@/lib/platform/generated/prisma/client';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { compareComponents, compareVulnerabilities } from '@/lib/scans/compare/compare-contents';
import { type CompareQuery, type ComparisonView, MOST_COMPARED } from '@/lib/scans/compare/schema';
import { latestReport } from '@/lib/scans/latest-report';
import { NOTHING_FOUND } from '@/lib/scans/report-rows';
import { resolveImage, type ScannedImage } from '@/lib/scans/resolve-image';
import { SEVERITIES } from '@/lib/scans/severity';
import { toScanView } from '@/lib/scans/view';

type Difference = NonNullable<NonNullable<ComparisonView['scans']>['difference']>;

const listed = <T>(items: readonly T[]) => ({ total: items.length, items: items.slice(0, MOST_COMPARED) });

async function contentsOf(queries: Queries, { id: reportId }: ScanReport) {
  const [components, vulnerabilities] = await Promise.all([
    queries.scanComponent.findMany({
      where: { reportId },
      select: { name: true, version: true, purl: true, type: true, worst: true },
    }),
    queries.scanVulnerability.findMany({ where: { reportId }, select: { name: true, worst: true } }),
  ]);
  return {
    components,
    listsAll: components.some(({ worst }) => worst === NOTHING_FOUND),
    vulnerabilities: vulnerabilities.map(({ name, worst }) => ({ id: name, severity: SEVERITIES[worst] ?? 'unknown' })),
  };
}

async function differenceOf(queries: Queries, from: ScanReport, to: ScanReport): Promise<Difference> {
  const [before, after] = await Promise.all([contentsOf(queries, from), contentsOf(queries, to)]);
  const { added, removed, changed } = compareComponents(before.components, after.components);
  const { gained, lost, kept } = compareVulnerabilities(before.vulnerabilities, after.vulnerabilities);
  return {
    added: listed(added),
    removed: listed(removed),
    changed: listed(changed),
    gained: listed(gained),
    lost: listed(lost),
    kept,
    onlyFound: !(before.listsAll && after.listsAll),
  };
}

async function sizeOf(queries: Queries, { digest }: ScannedImage): Promise<number | null> {
  const row = await queries.manifest.findUnique({ where: { digest }, select: { totalSize: true } });
  return row?.totalSize == null ? null : Number(row.totalSize);
}

/**
 * The images of two tags of a repository side by side: their sizes for who may see the repository; what their newest
 * reports say of components and vulnerabilities only for who may see scans, and is not even looked up for others.
 * @throws AppError `not_found` for what may not be seen or is not there; as `resolveImage`
 */
export async function compareImages(actor: Actor, name: RepositoryName, query: CompareQuery): Promise<ComparisonView> {
  const { prisma } = db();
  const { repository, role } = await repositoryFor(prisma, actor, 'repository.view', name);
  const image = async (tag: string) => {
    const found = await resolveImage(prisma, repository.id, { tag, platform: query.platform, usual: 'linux/amd64' });
    return { tag, digest: found.digest, platform: found.platform, size: await sizeOf(prisma, found) };
  };
  const [from, to] = [await image(query.from), await image(query.to)];
  if (!isAllowedOnRepository(actor, 'repository.view_scans', role, repository.visibility))
    return { from, to, scans: null };
  const [before, after] = await Promise.all(
    [from, to].map(({ digest }) => latestReport(prisma, repository.id, digest)),
  );
  return {
    from,
    to,
    scans: {
      from: before ? toScanView(before) : null,
      to: after ? toScanView(after) : null,
      difference: before && after ? await differenceOf(prisma, before, after) : null,
    },
  };
}
