import { resetPassword } from '@/lib/accounts/reset-password';
import { newPasswordInput } from '@/lib/accounts/schema';
import { changeHandler } from '@/lib/api/handler';
import { clientAddress } from '@/lib/auth/client-address';

export const POST = changeHandler<typeof newPasswordInput, { secret: string }>(
  newPasswordInput,
  ({ body, params, request }) => resetPassword(params.secret, body.password, clientAddress(request.headers)),
);
