import { type Actor, actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { gate } from '@/lib/platform/gate';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { announceScan } from '@/lib/scans/announce-scan';
import { applyVex } from '@/lib/scans/apply-vex';
import { readReport } from '@/lib/scans/formats/read-report';
import { namesOther } from '@/lib/scans/names-other';
import { resolveImage, type ScannedImage } from '@/lib/scans/resolve-image';
import type { UploadedScan, UploadScanInput } from '@/lib/scans/schema';
import { type Spooled, withSpooled } from '@/lib/scans/spool';
import { tellPlanner } from '@/lib/scans/tell-planner';
import { toScanView } from '@/lib/scans/view';
import { writeReport } from '@/lib/scans/write-report';

/** A report of all findings that are taken needs hundreds of megabytes while it is read and written. */
const inTurn = gate(1);
/** Long enough for such a one on a machine that has other things to do. */
const WRITING_MS = 120_000;

/** @throws AppError `conflict` with both digests, unless it was said to take it all the same */
function requireSameImage(other: string | null, image: ScannedImage, mismatch: UploadScanInput['mismatch']): void {
  if (other === null || mismatch === 'accept') return;
  throw new AppError(
    'conflict',
    `The report is about ${other}, not about ${image.digest}. Give the digest that was scanned, or send mismatch=accept to keep it marked as a report of another image.`,
    { reported: other, given: image.digest },
  );
}

/**
 * Takes a scanner's report of one image in, in any of the formats that are understood. Stored entirely or not at all.
 * @param body the file, plain or gzip, at most `MAX_REPORT_BYTES` unpacked
 * @throws AppError as `repositoryFor`, `resolveImage`, `readReport` and `withSpooled`; `conflict` when it names another image
 */
export async function uploadScan(
  actor: Actor,
  name: RepositoryName,
  input: UploadScanInput,
  body: AsyncIterable<Uint8Array>,
): Promise<UploadedScan> {
  // Before a hundred megabytes are read for somebody who may not send them.
  const find = () =>
    inTransaction(async (queries) => {
      const { repository } = await repositoryFor(queries, actor, 'repository.upload_scan', name);
      return { repository, image: await resolveImage(queries, repository.id, input) };
    });
  const { image } = await find();
  const store = async (spooled: Spooled): Promise<UploadedScan> => {
    const report = await readReport(spooled.read);
    const other = namesOther(report.subject, image);
    requireSameImage(other, image, input.mismatch);
    const original = { gzip: await spooled.gzip(), size: spooled.size };
    const stored = await inTransaction(async (queries) => {
      const { repository } = await repositoryFor(queries, actor, 'repository.upload_scan', name);
      const id = await writeReport(queries, report, {
        repositoryId: repository.id,
        digest: image.digest,
        platform: image.platform,
        other,
        uploadedBy: actorName(actor),
        receivedAt: clock.now(),
        original,
      });
      await applyVex(queries, { id, digest: image.digest }, repository);
      await announceScan(queries, repository, id);
      await writeAuditEntry(queries, actor, {
        action: 'repository.upload_scan',
        target: { kind: 'repository', id: repository.id, name: shortName(name) },
        publisherId: repository.publisherId,
        changes: { digest: [null, image.digest], scanner: [null, report.scanner.name] },
      });
      return toScanView(await queries.scanReport.findUniqueOrThrow({ where: { id } }));
    }, WRITING_MS);
    await tellPlanner(db(), report);
    return stored;
  };
  return withSpooled(body, (spooled) => inTurn(() => store(spooled)));
}
