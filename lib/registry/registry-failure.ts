import { AppError, type ErrorCode } from '@/lib/platform/errors';

/** Why a registry could not be used: `details.reason` of every error of the registry client. */
export type RegistryProblem =
  | 'unreachable'
  | 'timeout'
  | 'certificate'
  | 'tls'
  | 'http'
  | 'redirect'
  | 'refused'
  | 'not-found'
  | 'rate-limited'
  | 'unsupported'
  | 'server-error'
  | 'garbage'
  | 'too-large'
  | 'wrong-digest'
  | 'invalid';

const CODES: Partial<Record<RegistryProblem, ErrorCode>> = {
  refused: 'forbidden',
  'not-found': 'not_found',
  'rate-limited': 'too_many',
  'too-large': 'too_large',
  invalid: 'invalid',
};

/** A sentence for an administrator; it never repeats what the registry wrote, nor anything secret. */
export const registryFailure = (
  reason: RegistryProblem,
  sentence: string,
  details: Readonly<Record<string, unknown>> = {},
): AppError => new AppError(CODES[reason] ?? 'unavailable', sentence, { reason, ...details });

/** Why a registry could not be used; undefined for any other error. */
export function registryProblemOf(error: unknown): RegistryProblem | undefined {
  if (!(error instanceof AppError)) return undefined;
  const { reason } = error.details;
  return typeof reason === 'string' ? (reason as RegistryProblem) : undefined;
}

/** TLS verification failures of OpenSSL and Node (`tls`, "X509 certificate error codes"). */
const CERTIFICATE =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_|INVALID_CA$|INVALID_PURPOSE$|HOSTNAME_)/;

/** What a failed connection means. @param seconds the time that was given to the whole exchange */
export function connectionFailure(error: unknown, host: string, timedOut: boolean, seconds: number): AppError {
  if (error instanceof AppError) return error;
  if (timedOut)
    return registryFailure('timeout', `The registry “${host}” did not answer completely within ${seconds} s.`, {
      host,
    });
  const cause = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const details = { host, cause };
  if (CERTIFICATE.test(cause))
    return registryFailure('certificate', `The certificate of “${host}” cannot be trusted (${cause}).`, details);
  if (cause === 'EPROTO' || cause.startsWith('ERR_SSL_'))
    return registryFailure('tls', `“${host}” does not speak https as it should (${cause}).`, details);
  if (cause.startsWith('HPE_'))
    return registryFailure('garbage', `“${host}” answers with something that is not HTTP (${cause}).`, details);
  return registryFailure('unreachable', `The registry “${host}” cannot be reached (${cause}).`, details);
}

/** What a status means that is not the one hoped for. @param what as in “the manifest 1.0 of alice/demo” */
export function statusFailure(status: number, host: string, what: string): AppError {
  const details = { host, status };
  if (status === 401 || status === 403)
    return registryFailure('refused', `The registry “${host}” does not allow us to read or change ${what}.`, details);
  if (status === 404) return registryFailure('not-found', `The registry “${host}” does not have ${what}.`, details);
  if (status === 405)
    return registryFailure('unsupported', `The registry “${host}” does not offer this for ${what}.`, details);
  if (status >= 500)
    return registryFailure('server-error', `The registry “${host}” failed with status ${status} for ${what}.`, details);
  return registryFailure('garbage', `The registry “${host}” answered with status ${status} for ${what}.`, details);
}
