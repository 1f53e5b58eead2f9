import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import { announceScan } from '@/lib/scans/announce-scan';
import { applyVex } from '@/lib/scans/apply-vex';
import { readReport } from '@/lib/scans/formats/read-report';
import { namesOther } from '@/lib/scans/names-other';
import type { NormalReport } from '@/lib/scans/normal-report';
import { resolveImage } from '@/lib/scans/resolve-image';
import type { ClaimedRequest } from '@/lib/scans/scanners/claim-request';
import { noteOnAttempt } from '@/lib/scans/scanners/note-attempt';
import { scanProblem } from '@/lib/scans/scanners/scan-problem';
import type { ScannerReport } from '@/lib/scans/scanners/scanner';
import { OWN_SCANNER } from '@/lib/scans/scanners/schema';
import { withSpooled } from '@/lib/scans/spool';
import { tellPlanner } from '@/lib/scans/tell-planner';
import { writeReport } from '@/lib/scans/write-report';

const WAITS = { maxWait: 10_000, timeout: 60_000 } as const;

/**
 * Stores what our own scanner found in an image, for the one repository that it was asked for, and ends the request in
 * the same transaction: a scan that is done has a report, and is never stored twice. When another attempt has begun
 * since, nothing is stored.
 * @throws AppError as `readReport`; of `scanProblem` when the report is about another image
 */
export async function storeScan(
  { prisma, pool }: Database,
  request: ClaimedRequest,
  { body, databaseUpdatedAt }: ScannerReport,
): Promise<void> {
  await withSpooled(body, async (spooled) => {
    const read = await readReport(spooled.read);
    const report: NormalReport = {
      ...read,
      databaseUpdatedAt: read.databaseUpdatedAt ?? databaseUpdatedAt?.toISOString() ?? null,
    };
    const original = { gzip: await spooled.gzip(), size: spooled.size };
    await prisma.$transaction(async (queries) => {
      if (!(await noteOnAttempt(queries, request, { touchedAt: clock.now() }))) return;
      const repository = await queries.repository.findUniqueOrThrow({ where: { id: request.repositoryId } });
      const image = await resolveImage(queries, repository.id, { digest: request.digest });
      const other = namesOther(report.subject, image);
      if (other !== null)
        throw scanProblem('garbage', `The scanner’s report is about ${other}, not about ${image.digest}.`);
      const now = clock.now();
      const id = await writeReport(queries, report, {
        repositoryId: repository.id,
        digest: image.digest,
        platform: image.platform,
        other: null,
        uploadedBy: OWN_SCANNER,
        receivedAt: now,
        original,
      });
      await applyVex(queries, { id, digest: image.digest }, repository);
      await noteOnAttempt(queries, request, {
        state: 'done',
        reportId: id,
        endedAt: now,
        progress: null,
        problem: null,
        problemReason: null,
        nextAttemptAt: null,
      });
      await announceScan(queries, repository, id);
    }, WAITS);
    await tellPlanner({ pool }, report);
  });
}
