import { revokeAccessToken } from '@/lib/access-tokens/revoke-access-token';
import { changeHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';

export const DELETE = changeHandler<never, PublisherParameters & { id: string }>(null, ({ actor, params }) =>
  revokeAccessToken(actor, { of: 'organisation', namespace: publisherParameter(params) }, params.id),
);
