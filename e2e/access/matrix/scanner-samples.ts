import { type Case, onRepository } from '@/e2e/access/matrix/sample';
import type { World } from '@/e2e/access/matrix/world';
import { SCANNED_DIGEST } from '@/lib/testing/builders/scan-reports';
import { anImage } from '@/lib/testing/builders/stored-images';

const onSite = (sample?: Case['sample']): Case => ({ requires: { on: 'site' }, ...(sample ? { sample } : {}) });

async function anImageOf({ repositoryId }: World): Promise<void> {
  await anImage(repositoryId, { digest: SCANNED_DIGEST });
}

/** Valid requests of the site’s own scanner. The site of the tests has none, so that nothing is ever scanned. */
export const SCANNER_CASES: Readonly<Record<string, Case>> = {
  getScanRequest: onRepository('repository.view_scans', async (world) => {
    await anImageOf(world);
    return { query: `?digest=${SCANNED_DIGEST}` };
  }),
  getScannerSettings: onSite(),
  listScanQueue: onSite(),
  requestScan: {
    ...onRepository('repository.upload_scan', async (world) => {
      await anImageOf(world);
      return { body: { digest: SCANNED_DIGEST } };
    }),
    // Who may is told that there is no scanner.
    ends: 409,
  },
  testScanner: onSite(() => ({ body: { use: 'none' } })),
  // What is so already: other tests go on meanwhile.
  updateScannerSettings: onSite(() => ({ body: {} })),
};
