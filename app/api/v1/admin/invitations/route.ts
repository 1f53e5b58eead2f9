import { registrationInvitationInput } from '@/lib/accounts/administration-schema';
import { inviteToRegister } from '@/lib/accounts/invite-to-register';
import { changeHandler } from '@/lib/api/handler';
import { negotiateLanguage } from '@/lib/names/language';

export const POST = changeHandler(
  registrationInvitationInput,
  ({ actor, body, request }) =>
    inviteToRegister(actor, body, negotiateLanguage(request.headers.get('accept-language'))),
  { status: 201 },
);
