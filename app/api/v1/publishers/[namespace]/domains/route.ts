import { changeHandler, getHandler } from '@/lib/api/handler';
import { nothing } from '@/lib/api/operations/operation';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { addDomain } from '@/lib/publishers/add-domain';
import { newDomain } from '@/lib/publishers/domain-schema';
import { listDomains } from '@/lib/publishers/list-domains';

export const GET = getHandler<typeof nothing, PublisherParameters>(nothing, ({ actor, params }) =>
  listDomains(actor, publisherParameter(params)),
);

export const POST = changeHandler<typeof newDomain, PublisherParameters>(
  newDomain,
  ({ actor, body, params }) => addDomain(actor, publisherParameter(params), body),
  { status: 201 },
);
