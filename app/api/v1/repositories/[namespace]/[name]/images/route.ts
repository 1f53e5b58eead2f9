import { uploadHandler } from '@/lib/api/handler';
import { IMAGE_TYPES } from '@/lib/api/operations/overview';
import { parseQuery } from '@/lib/api/query';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { MAX_IMAGE_BYTES } from '@/lib/platform/image-file';
import { addRepositoryImage } from '@/lib/repositories/add-repository-image';
import { imageQuery } from '@/lib/repositories/overview-schema';

export const POST = uploadHandler<RepositoryParameters>(
  { mediaTypes: IMAGE_TYPES, maxBytes: MAX_IMAGE_BYTES, status: 201 },
  ({ actor, bytes, params, request }) => {
    const { alt } = parseQuery(imageQuery, request.nextUrl.searchParams);
    return addRepositoryImage(actor, repositoryParameter(params), { bytes, alt });
  },
);
