import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { addRegistry } from '@/lib/registry-sync/add-registry';
import { listRegistries } from '@/lib/registry-sync/list-registries';
import { newRegistry } from '@/lib/registry-sync/schema';

export const GET = getHandler(z.object({}), async ({ actor }) => ({ registries: await listRegistries(actor) }));

export const POST = changeHandler(newRegistry, ({ actor, body }) => addRegistry(actor, body), { status: 201 });
