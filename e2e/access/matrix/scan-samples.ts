import { type Case, onRepository } from '@/e2e/access/matrix/sample';
import type { World } from '@/e2e/access/matrix/world';
import { anImage } from '@/lib/testing/builders/images';
import { SCANNED_DIGEST, trivyReport } from '@/lib/testing/builders/scan-reports';

async function aReport({ repositoryId }: World) {
  await anImage(repositoryId, { digest: SCANNED_DIGEST });
  const bytes = new Uint8Array(Buffer.from(JSON.stringify(trivyReport())));
  return { query: `?digest=${SCANNED_DIGEST}`, raw: { mediaType: 'application/json', bytes } };
}

/** Valid requests of scan reports. */
export const SCAN_CASES: Readonly<Record<string, Case>> = {
  uploadScan: onRepository('repository.upload_scan', aReport),
};
