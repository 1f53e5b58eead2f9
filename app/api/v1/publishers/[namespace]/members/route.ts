import { z } from 'zod';
import { getHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { listMembers } from '@/lib/publishers/list-members';

export const GET = getHandler<z.ZodObject, PublisherParameters>(z.object({}), async ({ actor, params }) => ({
  members: await listMembers(actor, publisherParameter(params)),
}));
