import { deleteAccount } from '@/lib/accounts/delete-account';
import { getAccountDeletion } from '@/lib/accounts/get-account-deletion';
import { deletionInput } from '@/lib/accounts/schema';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { nothing } from '@/lib/api/operations/operation';

export const GET = getHandler(nothing, ({ actor }) => getAccountDeletion(actor));
export const POST = changeHandler(deletionInput, ({ actor, body }) => deleteAccount(actor, body));
