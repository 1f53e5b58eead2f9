import { db } from '@/lib/platform/db';

/** Everything stored that a change of repositories could touch, as one text: equal before and after means unchanged. */
async function repositoryState(): Promise<string> {
  const { prisma } = db();
  const orderBy = { id: 'asc' } as const;
  const rows = await Promise.all([
    prisma.repository.findMany({ orderBy }),
    prisma.formerName.findMany({ orderBy: [{ namespace: 'asc' }, { name: 'asc' }] }),
    prisma.transfer.findMany({ orderBy }),
    prisma.collaborator.findMany({ orderBy: [{ repositoryId: 'asc' }, { userId: 'asc' }] }),
    prisma.star.findMany({ orderBy: [{ repositoryId: 'asc' }, { userId: 'asc' }] }),
    prisma.asset.findMany({ orderBy: { sha256: 'asc' }, select: { sha256: true } }),
    prisma.tag.findMany({ orderBy: [{ repositoryId: 'asc' }, { name: 'asc' }] }),
    prisma.repositoryManifest.findMany({ orderBy: [{ repositoryId: 'asc' }, { digest: 'asc' }] }),
    prisma.imageDeletion.findMany({ orderBy }),
    prisma.retentionPolicy.findMany({ orderBy: { repositoryId: 'asc' } }),
    prisma.auditEntry.count(),
  ]);
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/** The code of the failure of a change that must be refused; throws when it is not, or when anything was written. */
export async function refusalOf(change: () => Promise<unknown>): Promise<string> {
  const before = await repositoryState();
  const failure: unknown = await change().then(
    () => new Error('it was not refused'),
    (error: unknown) => error,
  );
  if ((await repositoryState()) !== before) throw new Error(`something was written: ${String(failure)}`);
  const { code, details } = failure as { code?: string; details?: { reason?: string } };
  if (!code) throw failure;
  return details?.reason ?? code;
}
