import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import type { ClaimedRequest } from '@/lib/scans/scanners/claim-request';
import { noteFailure, noteOnAttempt, notePutBack } from '@/lib/scans/scanners/note-attempt';
import { HEARTBEAT_MS, MOST_ATTEMPTS } from '@/lib/scans/scanners/scan-jobs';
import { scanFailureOf, scanProblem } from '@/lib/scans/scanners/scan-problem';
import { SCAN_SECONDS, type Scanner, type ScanTarget } from '@/lib/scans/scanners/scanner';
import { storeScan } from '@/lib/scans/scanners/store-scan';

/** Somebody else has the request now: whatever comes of this attempt is nobody’s any more. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

async function targetOf({ prisma }: Database, request: ClaimedRequest): Promise<ScanTarget> {
  const { repositoryId, digest, remoteId } = request;
  const has = await prisma.repositoryManifest.findUnique({
    where: { repositoryId_digest: { repositoryId, digest } },
    include: { manifest: true, repository: { include: { registry: true } } },
  });
  if (!has?.repository.registry) throw scanProblem('no-image', 'The repository does not have this image any more.');
  const { registry, ...repository } = has.repository;
  return { repository, registry, image: has.manifest, remoteId };
}

/**
 * One attempt of a request that was claimed: scanned and stored, to be tried again, given up, or put back when `end`
 * says so. Whichever it is is written down.
 */
export async function runScan(
  database: Database,
  request: ClaimedRequest,
  scanner: Scanner,
  end: AbortSignal,
): Promise<void> {
  const { prisma } = database;
  const overtaken = new AbortController();
  const late = AbortSignal.timeout(SCAN_SECONDS * 1000);
  const signal = AbortSignal.any([end, overtaken.signal, late]);
  const note = async (data: Parameters<typeof noteOnAttempt>[2]) => {
    if (!(await noteOnAttempt(prisma, request, { ...data, touchedAt: clock.now() }))) overtaken.abort(new Overtaken());
  };
  const beat = setInterval(() => {
    note({}).catch((error: unknown) => console.error(`scan ${request.id} cannot say that it runs`, error));
  }, HEARTBEAT_MS);
  try {
    if (request.attempts > MOST_ATTEMPTS)
      throw scanProblem('interrupted', `The site was stopped during every one of ${MOST_ATTEMPTS} attempts.`);
    await scanner.scan(
      await targetOf(database, request),
      {
        signal,
        onStep: (step) => note({ progress: step }),
        onRemoteId: (remoteId) => note({ remoteId }),
      },
      async (report) => {
        signal.throwIfAborted();
        await note({ progress: 'storing' });
        await storeScan(database, request, report);
      },
    );
  } catch (error) {
    if (overtaken.signal.aborted) return;
    if (end.aborted) await notePutBack(database, request);
    else if (late.aborted) await noteFailure(database, request, tooLate());
    else await noteFailure(database, request, scanFailureOf(error));
  } finally {
    clearInterval(beat);
  }
}

const tooLate = () =>
  scanFailureOf(scanProblem('timeout', `The scan took longer than ${SCAN_SECONDS / 60} minutes and was ended.`));
