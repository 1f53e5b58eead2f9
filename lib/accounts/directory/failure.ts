import { ResultCodeError } from 'ldapts';
import { AppError } from '@/lib/platform/errors';
import { serverFailure } from '@/lib/platform/server-failure';

const isCertificateError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|HOSTNAME_MISMATCH/.test(String(error.code));

/** Whatever went wrong with the directory, as an error with a sentence for who signs in and the cause for the log. */
export function toFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isCertificateError(error)) return serverFailure('directory-certificate', error);
  return serverFailure(error instanceof ResultCodeError ? 'directory-refused' : 'directory-unreachable', error);
}
