import { type Actor, ANONYMOUS, actorName } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { type DistributionError, distributionError } from '@/lib/registry/distribution-error';
import { tokenAnswer } from '@/lib/registry/registry-token';
import type { TokenRequest } from '@/lib/registry/token-request';
import { authenticateClient } from '@/lib/registry-access/authenticate-client';
import { grantRegistryAccess } from '@/lib/registry-access/grant-registry-access';
import { makeRegistryToken } from '@/lib/registry-access/registry-secrets';

export type TokenAnswer =
  | { ok: true; body: ReturnType<typeof tokenAnswer> }
  | { ok: false; error: DistributionError; retryAfter?: number };

const refuse = (error: DistributionError): TokenAnswer => ({ ok: false, error });

/** The managed registry with this `service`; without one asked for, the oldest. */
async function registryOf(service: string | null) {
  const row = await db().prisma.registry.findFirst({
    where: { kind: 'managed', ...(service === null ? {} : { service }) },
    orderBy: { createdAt: 'asc' },
    select: { id: true, service: true },
  });
  return row?.service ? { id: row.id, service: row.service, kind: 'managed' as const } : null;
}

const WRONG_CREDENTIALS =
  'The user name or password is wrong. Use an access token (Settings → Access tokens) as the password.';

const USE_A_TOKEN = 'The account has a second factor: use an access token (Settings → Access tokens) as the password.';

/**
 * Answers the token service: who asks, what of what they ask for they may do, and a signed token that says so. It
 * never fails for what is not allowed: the token just does not hold it. Only wrong credentials are refused, and a push
 * that the client should tell its user about.
 */
export async function answerTokenRequest(request: TokenRequest, address: string | undefined): Promise<TokenAnswer> {
  if (request.kind === 'refused') return refuse(request.error);
  const registry = await registryOf(request.service);
  if (!registry)
    return refuse(distributionError('UNSUPPORTED', `No registry here is called “${request.service ?? ''}”.`));
  try {
    let actor: Actor | null = ANONYMOUS;
    if (request.kind === 'credentials') actor = await authenticateClient(request, address);
    if (!actor) return refuse(distributionError('UNAUTHORIZED', WRONG_CREDENTIALS));
    const { access, refusals } = await grantRegistryAccess(actor, registry, request.scopes);
    // An empty token would do, but then clients say no more than “denied”; of a 401 they print the sentence.
    if (refusals.length > 0) return refuse(distributionError('UNAUTHORIZED', refusals.join(' ')));
    const subject = actor.kind === 'anonymous' ? '' : actorName(actor);
    return { ok: true, body: tokenAnswer(makeRegistryToken(registry.service, subject, access), clock.now()) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.details.reason === 'second-factor') return refuse(distributionError('UNAUTHORIZED', USE_A_TOKEN));
    if (error.code !== 'too_many') throw error;
    const retryAfter = Number(error.details.retryAfter);
    return { ok: false, error: distributionError('TOOMANYREQUESTS', error.message), retryAfter };
  }
}
