import { clock } from '@/lib/platform/clock';
import type { Database, Queries } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { ClaimedRequest } from '@/lib/scans/scanners/claim-request';
import { BACK_OFF_MS } from '@/lib/scans/scanners/scan-jobs';
import type { ScanFailure } from '@/lib/scans/scanners/scan-problem';

/**
 * Writes something about an attempt, unless another one has begun since: who was thought dead may not speak any more.
 * @returns whether it was still ours
 */
export async function noteOnAttempt(
  queries: Queries,
  { id, attempts }: ClaimedRequest,
  data: Prisma.ScanRequestUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await queries.scanRequest.updateMany({ where: { id, attempts, state: 'running' }, data });
  return count > 0;
}

/** Tried again later, or given up; either way with the reason. */
export async function noteFailure({ prisma }: Database, request: ClaimedRequest, failure: ScanFailure): Promise<void> {
  const now = clock.now();
  const problem = { problemReason: failure.reason, problem: failure.sentence, progress: null };
  const pause = failure.isFinal ? undefined : BACK_OFF_MS[request.attempts - 1];
  await noteOnAttempt(
    prisma,
    request,
    pause === undefined
      ? { ...problem, state: 'failed', endedAt: now }
      : { ...problem, state: 'waiting', nextAttemptAt: new Date(now.getTime() + pause) },
  );
}

/** Put back as it was: the site is being stopped, which is no failure of the scan. */
export async function notePutBack({ prisma }: Database, request: ClaimedRequest): Promise<void> {
  await noteOnAttempt(prisma, request, { state: 'waiting', progress: null, attempts: request.attempts - 1 });
}
