import { changeHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { removeDomain } from '@/lib/publishers/remove-domain';

export const DELETE = changeHandler<never, PublisherParameters & { domain: string }>(null, ({ actor, params }) =>
  removeDomain(actor, publisherParameter(params), params.domain),
);
