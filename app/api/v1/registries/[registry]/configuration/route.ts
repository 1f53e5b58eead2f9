import { z } from 'zod';
import { getHandler } from '@/lib/api/handler';
import { getRegistryConfiguration } from '@/lib/registry-sync/get-registry-configuration';

const nothing = z.object({});

export const GET = getHandler<typeof nothing, { registry: string }>(nothing, ({ actor, params }) =>
  getRegistryConfiguration(actor, params.registry),
);
