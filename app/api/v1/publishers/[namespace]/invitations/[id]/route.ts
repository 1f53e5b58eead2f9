import { changeHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { revokeInvitation } from '@/lib/publishers/revoke-invitation';

export const DELETE = changeHandler<never, PublisherParameters & { id: string }>(null, ({ actor, params }) =>
  revokeInvitation(actor, publisherParameter(params), params.id),
);
