import { exportAccount } from '@/lib/accounts/export-account';
import { getHandler } from '@/lib/api/handler';
import { nothing } from '@/lib/api/operations/operation';

export const GET = getHandler(
  nothing,
  async ({ actor }) =>
    new Response(JSON.stringify(await exportAccount(actor), null, 2), {
      headers: {
        'content-type': 'application/json',
        'content-disposition': 'attachment; filename="plimsoll-account.json"',
        'cache-control': 'no-store',
      },
    }),
);
