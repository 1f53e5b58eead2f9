import { AppError } from '@/lib/platform/errors';
import { SCAN_PROBLEMS, type ScanProblemReason } from '@/lib/scans/scanners/schema';

/** What another try does not change. */
const FINAL: readonly ScanProblemReason[] = ['incapable', 'no-image', 'report', 'switched-off'];
const MOST_CHARACTERS = 500;

/** Why a scan did not succeed. The sentence is for administrators and editors; nothing secret stands in it. */
export const scanProblem = (reason: ScanProblemReason, sentence: string): AppError =>
  new AppError('unavailable', sentence, { reason, scan: true });

export type ScanFailure = { reason: ScanProblemReason; sentence: string; isFinal: boolean };

/** What to write down of a failed attempt. What nobody foresaw is logged, and not shown. */
export function scanFailureOf(error: unknown): ScanFailure {
  if (!(error instanceof AppError)) {
    console.error('a scan failed', error);
    return { reason: 'internal', sentence: 'An error here; the reason is in the log of the server.', isFinal: false };
  }
  const known = error.details.scan === true && SCAN_PROBLEMS.find((reason) => reason === error.details.reason);
  // Everything else is thrown by the readers of reports.
  const reason = known || 'report';
  return { reason, sentence: shortened(error.message), isFinal: FINAL.includes(reason) };
}

/** A foreign text as one line that may be shown: without control characters, and without what is secret. */
export function foreignText(text: string, secrets: readonly string[] = []): string {
  const open = secrets
    .filter((secret) => secret.length > 3)
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
  return shortened(open.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim());
}

const shortened = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS).toWellFormed()}…`;
