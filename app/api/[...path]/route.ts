import { problemResponse } from '@/lib/api/problem';
import { AppError } from '@/lib/platform/errors';

const notFound = (): Response =>
  problemResponse(new AppError('not_found', 'The API has no such address: /api/v1/openapi.json lists all of them.'));

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
