import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Actor } from '@/lib/access/actor';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { db, type Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { ScanReport } from '@/lib/platform/generated/prisma/client';
import { repositoryFor } from '@/lib/repositories/repository-for';
import type { ExportFormat } from '@/lib/scans/exports/schema';
import { writeCsv } from '@/lib/scans/exports/write-csv';
import { writeCycloneDx } from '@/lib/scans/exports/write-cyclonedx';
import { writeSarif } from '@/lib/scans/exports/write-sarif';
import { reportOfRepository } from '@/lib/scans/report-of-repository';

export type ExportedScan = { report: ScanReport; content: AsyncIterable<Uint8Array> };

async function original(queries: Queries, reportId: string): Promise<AsyncIterable<Uint8Array>> {
  const stored = await queries.scanOriginal.findUnique({ where: { reportId } });
  if (!stored) throw new AppError('not_found', 'The original file of this report was not kept.');
  // One chunk: an array of bytes would be taken for a list of numbers.
  return Readable.from([Buffer.from(stored.gzip)]).pipe(createGunzip());
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

/**
 * A report as a file to keep, for who may see scans: as the scanner wrote it, or all its findings in another format,
 * read from the database while it is sent.
 * @throws AppError as `repositoryFor` for `repository.view_scans`, `not_found` for a report that is not of it
 */
export async function exportScan(
  actor: Actor,
  name: RepositoryName,
  id: string,
  format: ExportFormat,
): Promise<ExportedScan> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.view_scans', name);
  const report = await reportOfRepository(prisma, repository.id, id);
  const source = { queries: prisma, report, repositoryId: repository.id };
  switch (format) {
    case 'original':
      return { report, content: await original(prisma, report.id) };
    case 'csv':
      return { report, content: encoded(writeCsv(source)) };
    case 'sarif':
      return { report, content: encoded(writeSarif(source, shortName(name))) };
    case 'cyclonedx':
      return { report, content: encoded(writeCycloneDx(source, shortName(name))) };
  }
}
