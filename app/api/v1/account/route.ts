import { getAccount } from '@/lib/accounts/get-account';
import { profileInput } from '@/lib/accounts/schema';
import { updateProfile } from '@/lib/accounts/update-profile';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { nothing } from '@/lib/api/operations/operation';

export const GET = getHandler(nothing, ({ actor }) => getAccount(actor));

export const PATCH = changeHandler(profileInput, async ({ actor, body }) => {
  await updateProfile(actor, body);
  return getAccount(actor);
});
