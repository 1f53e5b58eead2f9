import { after } from 'next/server';
import { countPasswordReset } from '@/lib/accounts/attempts';
import { requestPasswordReset } from '@/lib/accounts/request-password-reset';
import { passwordResetRequest } from '@/lib/accounts/schema';
import { changeHandler } from '@/lib/api/handler';
import { clientAddress } from '@/lib/auth/client-address';
import { getViewer } from '@/lib/auth/viewer';
import { canSendMail } from '@/lib/platform/mail';
import { serverFailure } from '@/lib/platform/server-failure';

/** Answers alike and as soon whether there is such an account or not: the work is done afterwards. */
export const POST = changeHandler(passwordResetRequest, async ({ body, request }) => {
  const address = clientAddress(request.headers);
  const login = body.login.trim().toLowerCase();
  await countPasswordReset(login, address);
  if (!canSendMail()) throw serverFailure('mail-off');
  const { language } = await getViewer();
  after(() => requestPasswordReset(login, { address, language }));
});
