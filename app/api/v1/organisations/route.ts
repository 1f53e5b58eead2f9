import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { createOrganisation } from '@/lib/publishers/create-organisation';
import { listOrganisations } from '@/lib/publishers/list-organisations';
import { newOrganisation } from '@/lib/publishers/profile-schema';

export const GET = getHandler(z.object({}), async ({ actor }) => ({ organisations: await listOrganisations(actor) }));

export const POST = changeHandler(newOrganisation, ({ actor, body }) => createOrganisation(actor, body), {
  status: 201,
});
