import type { NextRequest } from 'next/server';
import { readPrefix } from '@/lib/api/body';
import { registryResponse } from '@/lib/api/registry-response';
import { distributionError } from '@/lib/registry/distribution-error';
import { findNotifyingRegistry } from '@/lib/registry-sync/find-notifying-registry';
import { receiveNotification } from '@/lib/registry-sync/receive-notification';

const LIMIT = 8 << 20;

/**
 * Where registries tell what happened in them. Whoever has the secret gets a 200 for whatever they send: what is
 * refused they would send again for ever, before everything else.
 */
export const POST = (request: NextRequest): Promise<Response> =>
  registryResponse(async () => {
    const registryId = await findNotifyingRegistry(request.headers.get('authorization'));
    if (!registryId)
      return { ok: false, error: distributionError('UNAUTHORIZED', 'Send the secret of the registry as a bearer.') };
    const stored = await receiveNotification(registryId, await readPrefix(request, LIMIT));
    return { ok: true, body: { stored } };
  });
