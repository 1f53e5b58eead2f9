import { toAppError } from '@/lib/api/problem';
import type { AppError } from '@/lib/platform/errors';
import {
  type DistributionError,
  type DistributionErrorCode,
  distributionError,
} from '@/lib/registry/distribution-error';

type Answer = { ok: true; body: unknown } | { ok: false; error: DistributionError; retryAfter?: number };

const CODES: Partial<Record<AppError['code'], DistributionErrorCode>> = {
  invalid: 'UNSUPPORTED',
  too_large: 'UNSUPPORTED',
  too_many: 'TOOMANYREQUESTS',
  unavailable: 'UNAVAILABLE',
};
const NEVER_STORED = { 'cache-control': 'no-store' };

/** An answer to a registry's client: failures in the shape of the distribution spec, which is what clients print. */
export async function registryResponse(work: () => Promise<Answer>): Promise<Response> {
  try {
    const answer = await work();
    if (answer.ok) return Response.json(answer.body, { headers: NEVER_STORED });
    return failure(answer.error, answer.retryAfter);
  } catch (error) {
    return failure(toDistributionError(error));
  }
}

function toDistributionError(error: unknown): DistributionError {
  try {
    const { code, message } = toAppError(error);
    return distributionError(CODES[code] ?? 'UNKNOWN', message);
  } catch (unexpected) {
    console.error(unexpected);
    return distributionError('UNKNOWN', 'Something went wrong here. The reason is in the site’s log.');
  }
}

function failure({ status, body }: DistributionError, retryAfter?: number): Response {
  return Response.json(body, {
    status,
    headers: {
      ...NEVER_STORED,
      ...(status === 401 ? { 'www-authenticate': 'Basic realm="plimsoll", charset="UTF-8"' } : {}),
      ...(retryAfter ? { 'retry-after': String(Math.ceil(retryAfter)) } : {}),
    },
  });
}
