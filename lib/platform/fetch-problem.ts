import { AppError, type ErrorCode } from '@/lib/platform/errors';

/** Why something was not fetched: `details.reason` of the errors of `safeFetch`. */
export type FetchProblem =
  | 'not-an-address'
  | 'scheme'
  | 'userinfo'
  | 'port'
  | 'odd-address'
  | 'forbidden-address'
  | 'unresolved'
  | 'downgrade'
  | 'too-many-redirects'
  | 'bad-redirect'
  | 'status'
  | 'encoded'
  | 'media-type'
  | 'too-large'
  | 'timeout'
  | 'connection';

const CODES: Partial<Record<FetchProblem, ErrorCode>> = {
  'too-large': 'too_large',
  unresolved: 'unavailable',
  status: 'unavailable',
  timeout: 'unavailable',
  connection: 'unavailable',
};

/** The message never holds anything of an answer's body, nor which address a name leads to. */
export const fetchProblem = (
  reason: FetchProblem,
  sentence: string,
  details: Readonly<Record<string, unknown>> = {},
): AppError => new AppError(CODES[reason] ?? 'invalid', sentence, { reason, ...details });
