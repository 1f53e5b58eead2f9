import { changeHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { environment } from '@/lib/platform/env';
import { checkDomain } from '@/lib/publishers/check-domain';
import { outside } from '@/lib/publishers/look-for-proof';

export const POST = changeHandler<never, PublisherParameters & { domain: string }>(null, ({ actor, params }) =>
  checkDomain(actor, publisherParameter(params), params.domain, outside(environment().allowPrivateNetworks)),
);
