import type { ReportSubject } from '@/lib/scans/normal-report';
import type { ScannedImage } from '@/lib/scans/resolve-image';

/**
 * The digest that a report names when it names another image than the one it is given for; null when it names that
 * one (by its digest, by an index it is in, by its configuration), or none.
 */
export function namesOther({ digests, imageId }: ReportSubject, image: ScannedImage): string | null {
  const own = new Set([image.digest, ...image.indexes]);
  if (digests.some((digest) => own.has(digest))) return null;
  if (imageId !== null && imageId === image.imageId) return null;
  if (digests.length > 0) return digests[0] ?? null;
  return imageId !== null && image.imageId !== null ? imageId : null;
}
