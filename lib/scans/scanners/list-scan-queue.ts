import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { toScanRequestView } from '@/lib/scans/scanners/scan-request-view';
import type { ScanQueueView } from '@/lib/scans/scanners/schema';

const DAY_MS = 86_400_000;
const SHOWN = 15;
const repository = { select: { namespace: true, name: true } } as const;

/**
 * What the site's scanner does now, what comes next, and what failed in the last day; for administrators.
 * @throws AppError for everybody else
 */
export async function listScanQueue(actor: Actor): Promise<ScanQueueView> {
  requireSiteAdministrator(actor);
  const { prisma } = db();
  const lately = { gte: new Date(clock.now().getTime() - DAY_MS) };
  const [counts, running, waiting, failed] = await Promise.all([
    prisma.scanRequest.groupBy({
      by: ['state'],
      where: { OR: [{ endedAt: null }, { endedAt: lately }] },
      _count: true,
    }),
    prisma.scanRequest.findMany({
      where: { state: 'running' },
      orderBy: { startedAt: 'asc' },
      include: { repository },
      take: SHOWN,
    }),
    prisma.scanRequest.findMany({
      where: { state: 'waiting' },
      orderBy: [{ priority: 'asc' }, { createdAt: 'asc' }],
      include: { repository },
      take: SHOWN,
    }),
    prisma.scanRequest.findMany({
      where: { state: 'failed', endedAt: lately },
      orderBy: { endedAt: 'desc' },
      include: { repository },
      take: SHOWN,
    }),
  ]);
  const count = (state: string) => counts.find((one) => one.state === state)?._count ?? 0;
  return {
    waiting: count('waiting'),
    running: count('running'),
    done: count('done'),
    failed: count('failed'),
    requests: [...running, ...waiting, ...failed].map(({ repository: of, ...row }) => ({
      ...toScanRequestView(row, { ahead: null, isEditor: true }),
      repository: of,
    })),
  };
}
