import { changeHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { checkDomain } from '@/lib/publishers/check-domain';

export const POST = changeHandler<never, PublisherParameters & { id: string }>(null, ({ actor, params }) =>
  checkDomain(actor, publisherParameter(params), params.id),
);
