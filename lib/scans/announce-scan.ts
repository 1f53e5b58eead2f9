import type { Queries } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { pathInRegistry } from '@/lib/repositories/registry-path';
import { OWN_SCANNER } from '@/lib/scans/scanners/schema';
import { toScanView } from '@/lib/scans/view';
import { toldRepository } from '@/lib/webhooks/announce';
import { writeAnnouncements } from '@/lib/webhooks/write-announcements';

/** The tags of a repository that an image is under, by itself or within an index. */
async function tagsOf(queries: Queries, repositoryId: string, digest: string): Promise<string[]> {
  const parents = await queries.manifestChild.findMany({ where: { digest }, select: { parent: true } });
  const digests = [digest, ...parents.map(({ parent }) => parent)];
  const tags = await queries.tag.findMany({
    where: { repositoryId, digest: { in: digests } },
    orderBy: { name: 'asc' },
    select: { name: true },
  });
  return tags.map(({ name }) => name);
}

/** Tells the webhooks of a repository that a report is there, in short and in the transaction that stores it. */
export async function announceScan(queries: Queries, repository: Repository, reportId: string): Promise<void> {
  const waiting = { repositoryId: repository.id, active: true, events: { has: 'scan_finished' } };
  if ((await queries.webhook.count({ where: waiting })) === 0) return;
  const row = await queries.scanReport.findUniqueOrThrow({ where: { id: reportId } });
  const manifest = await queries.manifest.findUnique({ where: { digest: row.digest }, select: { totalSize: true } });
  const registry =
    repository.registryId === null ? null : await queries.registry.findUnique({ where: { id: repository.registryId } });
  const tags = await tagsOf(queries, repository.id, row.digest);
  const { report, summary } = toScanView(row);
  const { scanner, scannerVersion, scannedAt, databaseUpdatedAt, platform } = report;
  await writeAnnouncements(queries, repository.id, [
    {
      event: 'scan_finished',
      createdAt: report.receivedAt,
      repository: toldRepository(repository, registry && `${registry.host}/${pathInRegistry(repository)}`),
      tag: null,
      digest: row.digest,
      previousDigest: null,
      actor: row.uploadedBy === OWN_SCANNER ? null : row.uploadedBy,
      image: manifest && { size: Number(manifest.totalSize), platforms: platform === null ? [] : [platform] },
      scan: { scanner, scannerVersion, scannedAt, databaseUpdatedAt, platform, tags, summary },
    },
  ]);
}
