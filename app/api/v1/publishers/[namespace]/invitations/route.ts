import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { negotiateLanguage } from '@/lib/names/language';
import { inviteMember } from '@/lib/publishers/invite-member';
import { listInvitations } from '@/lib/publishers/list-invitations';
import { invitationInput } from '@/lib/publishers/member-schema';

export const GET = getHandler<z.ZodObject, PublisherParameters>(z.object({}), async ({ actor, params }) => ({
  invitations: await listInvitations(actor, publisherParameter(params)),
}));

export const POST = changeHandler<typeof invitationInput, PublisherParameters>(
  invitationInput,
  ({ actor, body, params, request }) =>
    inviteMember(actor, publisherParameter(params), body, negotiateLanguage(request.headers.get('accept-language'))),
  { status: 201 },
);
