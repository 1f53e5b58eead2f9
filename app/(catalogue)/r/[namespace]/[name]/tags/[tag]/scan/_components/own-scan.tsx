import type { LoadedTag } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_load/load-tag';
import { ScanRequestState } from '@/components/scan/scan-request-state';
import { clock } from '@/lib/platform/clock';
import { AppError } from '@/lib/platform/errors';
import { getScanRequest } from '@/lib/scans/scanners/get-scan-request';

/** What this site's own scanner does about the image, for who signed in; nothing is looked up for anybody else. */
export async function OwnScan({ tag: { loaded, image }, hasReport }: { tag: LoadedTag; hasReport: boolean }) {
  const { viewer, messages, name } = loaded;
  if (!viewer.user || !image) return null;
  try {
    return (
      <ScanRequestState
        repository={name}
        state={await getScanRequest(viewer.actor, name, { digest: image.digest })}
        words={messages.scanners}
        language={viewer.language}
        now={clock.now().toISOString()}
        hasReport={hasReport}
      />
    );
  } catch (error) {
    // An index may list an image that the registry does not have: there is nothing to scan.
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
