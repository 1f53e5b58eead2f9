import { changePassword } from '@/lib/accounts/change-password';
import { passwordInput } from '@/lib/accounts/schema';
import { changeHandler } from '@/lib/api/handler';

export const PUT = changeHandler(passwordInput, ({ actor, body }) => changePassword(actor, body));
