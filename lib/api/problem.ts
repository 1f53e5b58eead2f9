import { AppError, type ErrorCode } from '@/lib/platform/errors';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

const TITLE: Readonly<Record<ErrorCode, string>> = {
  invalid: 'The request is not valid',
  unauthenticated: 'Sign in first',
  forbidden: 'You may not do this',
  not_found: 'Not found',
  conflict: 'The request conflicts with the current state',
  too_large: 'The request is too large',
  too_many: 'Too many tries',
  unavailable: 'Temporarily unavailable',
};

const DATABASE_GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P03',
  '53300',
  'P1001',
  'P1017',
]);

/** Prisma: no connection was free, or a transaction took longer than it may. */
const DATABASE_BUSY = new Set(['P2024', 'P2028']);

const isDatabaseBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && DATABASE_BUSY.has(error.code);

/** True when the failure is that the database cannot be reached, and so may pass. */
function isDatabaseGone(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && DATABASE_GONE.has(code)) return true;
    if (/Connection terminated|timeout exceeded when trying to connect|Can't reach database/.test(cause.message))
      return true;
  }
  return false;
}

/** Any failure as one our clients may see. @throws what is unexpected, whose details are for the log */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseGone(error))
    return new AppError(
      'unavailable',
      'The database cannot be reached at the moment. Nothing was changed; try again shortly.',
    );
  if (isDatabaseBusy(error))
    return new AppError(
      'unavailable',
      'The database has too much to do at the moment. Nothing was changed; try again shortly.',
    );
  throw error;
}

const problem = (status: number, body: Record<string, unknown>): Response =>
  new Response(JSON.stringify({ ...body, status }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="plimsoll"' } : {}),
      ...(typeof body.retryAfter === 'number' ? { 'retry-after': String(Math.ceil(body.retryAfter)) } : {}),
    },
  });

/** `application/problem+json` (RFC 9457). `type` is stable: clients may compare it. */
export function problemResponse(error: unknown): Response {
  try {
    const { code, message, details } = toAppError(error);
    return problem(STATUS[code], {
      type: `/problems/${code.replace('_', '-')}`,
      title: TITLE[code],
      detail: message,
      ...details,
    });
  } catch (unexpected) {
    console.error(unexpected);
    return problem(500, {
      type: '/problems/internal',
      title: 'Something went wrong here',
      detail: 'The site could not answer this request. The reason is in its log.',
    });
  }
}
