import { isAccountProblem } from '@/lib/accounts/refusal';
import { AppError } from '@/lib/platform/errors';

/**
 * A failure as next-auth hands it on to the sign-in page, in `error=`: a reason, and behind a colon the minutes to wait.
 * What is not meant for readers goes to the log.
 */
export function signInError(error: unknown): Error {
  if (!(error instanceof AppError)) {
    console.error('Signing in failed:', error);
    return new Error('failed');
  }
  const { reason, values } = error.details;
  if (typeof reason !== 'string') return new Error('failed');
  if (!isAccountProblem(reason) && error.cause) console.error('Signing in failed:', error.cause);
  const { minutes } = (values ?? {}) as { minutes?: number };
  return new Error(minutes === undefined ? reason : `${reason}:${minutes}`);
}
