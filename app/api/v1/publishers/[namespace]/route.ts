import { z } from 'zod';
import { changeHandler, getHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { getPublisherPage } from '@/lib/catalogue/get-publisher-page';
import { deleteOrganisation } from '@/lib/publishers/delete-organisation';
import { deletion, profileInput } from '@/lib/publishers/profile-schema';
import { updatePublisherProfile } from '@/lib/publishers/update-publisher-profile';

export const GET = getHandler<z.ZodObject, PublisherParameters>(z.object({}), async ({ actor, params }) => {
  const { publisher } = await getPublisherPage(actor, publisherParameter(params), 1);
  return publisher;
});

export const PATCH = changeHandler<typeof profileInput, PublisherParameters>(profileInput, ({ actor, body, params }) =>
  updatePublisherProfile(actor, publisherParameter(params), body),
);

export const DELETE = changeHandler<typeof deletion, PublisherParameters>(deletion, ({ actor, body, params }) =>
  deleteOrganisation(actor, publisherParameter(params), body),
);
