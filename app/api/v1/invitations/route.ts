import { z } from 'zod';
import { getHandler } from '@/lib/api/handler';
import { listReceivedInvitations } from '@/lib/publishers/list-received-invitations';

export const GET = getHandler(z.object({}), async ({ actor }) => ({
  invitations: await listReceivedInvitations(actor),
}));
