import type { ScanRequest } from '@/lib/platform/generated/prisma/client';
import { SCAN_PROBLEMS, SCAN_STEPS, type ScanRequestView } from '@/lib/scans/scanners/schema';

/**
 * What may leave the server about a request, only ever to who may see scans.
 * @param ahead see the view
 * @param isEditor what went wrong may name machines of the operator’s network: only for who may ask for scans
 */
export const toScanRequestView = (
  row: ScanRequest,
  { ahead, isEditor }: { ahead: number | null; isEditor: boolean },
): ScanRequestView => ({
  id: row.id,
  digest: row.digest,
  state: row.state,
  step: row.state === 'running' ? (SCAN_STEPS.find((step) => step === row.progress) ?? null) : null,
  attempts: row.attempts,
  ahead: row.state === 'waiting' ? ahead : null,
  nextAttemptAt: row.state === 'waiting' ? (row.nextAttemptAt?.toISOString() ?? null) : null,
  reason: SCAN_PROBLEMS.find((reason) => reason === row.problemReason) ?? null,
  problem: isEditor ? row.problem : null,
  requestedBy: row.requestedBy,
  requestedAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
});
