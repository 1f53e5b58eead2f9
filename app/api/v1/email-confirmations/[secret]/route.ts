import { confirmEmail } from '@/lib/accounts/confirm-email';
import { changeHandler } from '@/lib/api/handler';
import { clientAddress } from '@/lib/auth/client-address';

export const POST = changeHandler<never, { secret: string }>(null, ({ params, request }) =>
  confirmEmail(params.secret, clientAddress(request.headers)),
);
