import { changeHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { changeMemberRole } from '@/lib/publishers/change-member-role';
import { roleInput } from '@/lib/publishers/member-schema';
import { removeMember } from '@/lib/publishers/remove-member';

type Parameters = PublisherParameters & { username: string };

export const PATCH = changeHandler<typeof roleInput, Parameters>(roleInput, ({ actor, body, params }) =>
  changeMemberRole(actor, publisherParameter(params), params.username, body.role),
);

export const DELETE = changeHandler<never, Parameters>(null, ({ actor, params }) =>
  removeMember(actor, publisherParameter(params), params.username),
);
