import { registerAccount } from '@/lib/accounts/register-account';
import { registrationInput } from '@/lib/accounts/schema';
import { changeHandler } from '@/lib/api/handler';
import { clientAddress } from '@/lib/auth/client-address';
import { getViewer } from '@/lib/auth/viewer';

export const POST = changeHandler(
  registrationInput,
  async ({ body, request }) => {
    const { language } = await getViewer();
    return registerAccount(body, { address: clientAddress(request.headers), language });
  },
  { status: 201 },
);
