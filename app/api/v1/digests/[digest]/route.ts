import { z } from 'zod';
import { withEtag } from '@/lib/api/etag';
import { getHandler } from '@/lib/api/handler';
import { getDigest } from '@/lib/images/get-digest';

export const GET = getHandler<z.ZodObject, { digest: string }>(z.object({}), async ({ actor, params, request }) => {
  const digest = await getDigest(actor, params.digest);
  return withEtag(request, digest, () => digest);
});
