import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { listTrendReports } from '@/lib/scans/list-trend-reports';
import { resolveImage } from '@/lib/scans/resolve-image';
import { scanTrend, type TrendPoint } from '@/lib/scans/scan-trend';

/**
 * The newest reports of what a tag is and was on for a platform, oldest first, each with what changed and why; for who
 * signed in.
 * @throws AppError `unauthenticated` for nobody, `not_found` for what may not be seen
 */
export async function getScanTrend(
  actor: Actor,
  name: RepositoryName,
  tag: string,
  { platform }: { platform?: string | undefined },
): Promise<TrendPoint[]> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.view_scans', name);
  const image = await resolveImage(prisma, repository.id, { tag, platform, usual: 'linux/amd64' });
  return scanTrend(await listTrendReports(prisma, repository.id, tag, image));
}
