import { z } from 'zod';
import { createAccessToken } from '@/lib/access-tokens/create-access-token';
import { listAccessTokens } from '@/lib/access-tokens/list-access-tokens';
import { newAccessTokenInput } from '@/lib/access-tokens/schema';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';

const ownerOf = (params: PublisherParameters) =>
  ({ of: 'organisation', namespace: publisherParameter(params) }) as const;

export const GET = getHandler<z.ZodObject, PublisherParameters>(z.object({}), async ({ actor, params }) => ({
  tokens: await listAccessTokens(actor, ownerOf(params)),
}));

export const POST = changeHandler<typeof newAccessTokenInput, PublisherParameters>(
  newAccessTokenInput,
  ({ actor, body, params }) => createAccessToken(actor, ownerOf(params), body),
  { status: 201 },
);
