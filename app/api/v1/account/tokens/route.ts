import { z } from 'zod';
import { createAccessToken } from '@/lib/access-tokens/create-access-token';
import { listAccessTokens } from '@/lib/access-tokens/list-access-tokens';
import { newAccessTokenInput } from '@/lib/access-tokens/schema';
import { changeHandler, getHandler } from '@/lib/api/handler';

export const GET = getHandler(z.object({}), async ({ actor }) => ({
  tokens: await listAccessTokens(actor, { of: 'self' }),
}));

export const POST = changeHandler(
  newAccessTokenInput,
  ({ actor, body }) => createAccessToken(actor, { of: 'self' }, body),
  { status: 201 },
);
