import { serverFailureWords } from '@/lib/language/server-failure';
import type { ServerFailure } from '@/lib/names/server-failure';
import { AppError } from '@/lib/platform/errors';

/** An `unavailable` error whose `details.reason` picks its sentence in either language; `cause` is for the log only. */
export function serverFailure(reason: ServerFailure, cause?: unknown): AppError {
  const error = new AppError('unavailable', serverFailureWords('en')[reason], { reason });
  if (cause !== undefined) error.cause = cause;
  return error;
}
