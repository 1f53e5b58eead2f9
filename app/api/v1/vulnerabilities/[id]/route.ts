import { getHandler } from '@/lib/api/handler';
import { findAffectedImages } from '@/lib/scans/vulnerabilities/find-affected-images';
import { affectedImagesQuery } from '@/lib/scans/vulnerabilities/schema';

export const GET = getHandler<typeof affectedImagesQuery, { id: string }>(
  affectedImagesQuery,
  ({ actor, query, params }) => findAffectedImages(actor, params.id, query),
);
