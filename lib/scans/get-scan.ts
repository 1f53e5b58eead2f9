import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { latestReport } from '@/lib/scans/latest-report';
import { listComponents } from '@/lib/scans/list-components';
import { listFilterValues } from '@/lib/scans/list-filter-values';
import { listFindings } from '@/lib/scans/list-findings';
import { listScanLayers } from '@/lib/scans/list-scan-layers';
import { resolveImage } from '@/lib/scans/resolve-image';
import type { ScanQuery, ScanView } from '@/lib/scans/schema';
import { toScanView } from '@/lib/scans/view';

/**
 * The newest report of a tag's image for a platform, filtered and paged, for who signed in.
 * @throws AppError `unauthenticated` for nobody, `not_found` for what may not be seen and for an image without a report
 */
export async function getScan(actor: Actor, name: RepositoryName, tag: string, query: ScanQuery): Promise<ScanView> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.view_scans', name);
  const image = await resolveImage(prisma, repository.id, { tag, platform: query.platform, usual: 'linux/amd64' });
  const row = await latestReport(prisma, repository.id, image.digest);
  if (!row)
    throw new AppError(
      'not_found',
      `The image of “${tag}”${image.platform ? ` for ${image.platform}` : ''} was not scanned yet.`,
      {
        digest: image.digest,
        reason: 'not-scanned',
      },
    );
  const [layers, components, found, filters] = await Promise.all([
    listScanLayers(prisma, row.id, image.digest),
    listComponents(prisma, row.id, query),
    listFindings(prisma, row.id, query),
    listFilterValues(prisma, row.id),
  ]);
  return { ...toScanView(row), layers, ...components, ...found, filters, page: query.page, pageSize: query.pageSize };
}
