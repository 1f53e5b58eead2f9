import type { z } from 'zod';
import { changeHandler, uploadHandler } from '@/lib/api/handler';
import { LOGO_TYPES } from '@/lib/api/operations/repositories';
import { type RepositoryParameters, repositoryParameter } from '@/lib/api/repository-parameter';
import { MAX_IMAGE_BYTES } from '@/lib/platform/image-file';
import { removeLogo } from '@/lib/repositories/remove-logo';
import { setLogo } from '@/lib/repositories/set-logo';

export const PUT = uploadHandler<RepositoryParameters>(
  { mediaTypes: LOGO_TYPES, maxBytes: MAX_IMAGE_BYTES },
  ({ actor, bytes, params }) => setLogo(actor, repositoryParameter(params), bytes),
);

export const DELETE = changeHandler<z.ZodType, RepositoryParameters>(null, ({ actor, params }) =>
  removeLogo(actor, repositoryParameter(params)),
);
