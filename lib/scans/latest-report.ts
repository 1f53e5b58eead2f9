import type { Queries } from '@/lib/platform/db';
import type { ScanReport } from '@/lib/platform/generated/prisma/client';

/** The newest report of an image in a repository: one uploaded there, or one by our own scanner. */
export const latestReport = (queries: Queries, repositoryId: string, digest: string): Promise<ScanReport | null> =>
  queries.scanReport.findFirst({
    where: { digest, repositoryId },
    orderBy: [{ scannedAt: 'desc' }, { receivedAt: 'desc' }],
  });
