import { changeHandler, uploadHandler } from '@/lib/api/handler';
import { type PublisherParameters, publisherParameter } from '@/lib/api/publisher-parameter';
import { MAX_IMAGE_BYTES } from '@/lib/platform/image-file';
import { removePublisherLogo } from '@/lib/publishers/remove-publisher-logo';
import { setPublisherLogo } from '@/lib/publishers/set-publisher-logo';

export const PUT = uploadHandler<PublisherParameters>(
  { mediaTypes: ['image/png', 'image/jpeg'], maxBytes: MAX_IMAGE_BYTES },
  ({ actor, bytes, params }) => setPublisherLogo(actor, publisherParameter(params), bytes),
);

export const DELETE = changeHandler<never, PublisherParameters>(null, ({ actor, params }) =>
  removePublisherLogo(actor, publisherParameter(params)),
);
