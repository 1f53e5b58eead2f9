import { requestEmailChange } from '@/lib/accounts/request-email-change';
import { emailChangeInput } from '@/lib/accounts/schema';
import { changeHandler } from '@/lib/api/handler';
import { getViewer } from '@/lib/auth/viewer';

export const POST = changeHandler(emailChangeInput, async ({ actor, body }) =>
  requestEmailChange(actor, body, (await getViewer()).language),
);
