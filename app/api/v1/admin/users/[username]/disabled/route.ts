import { userDisabledInput } from '@/lib/accounts/administration-schema';
import { setUserDisabled } from '@/lib/accounts/set-user-disabled';
import { changeHandler } from '@/lib/api/handler';

export const PUT = changeHandler<typeof userDisabledInput, { username: string }>(
  userDisabledInput,
  ({ actor, body, params }) => setUserDisabled(actor, params.username, body.disabled),
);
