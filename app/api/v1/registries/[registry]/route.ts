import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { getRegistry } from '@/lib/registry-sync/get-registry';
import { removeRegistry } from '@/lib/registry-sync/remove-registry';
import { registryChange } from '@/lib/registry-sync/schema';
import { updateRegistry } from '@/lib/registry-sync/update-registry';

const nothing = z.object({});
type Parameters = { registry: string };

export const GET = getHandler<typeof nothing, Parameters>(nothing, ({ actor, params }) =>
  getRegistry(actor, params.registry),
);

export const PATCH = changeHandler<typeof registryChange, Parameters>(registryChange, ({ actor, body, params }) =>
  updateRegistry(actor, params.registry, body),
);

export const DELETE = changeHandler<never, Parameters>(null, ({ actor, params }) =>
  removeRegistry(actor, params.registry),
);
