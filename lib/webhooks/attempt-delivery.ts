import { clock } from '@/lib/platform/clock';
import { AppError } from '@/lib/platform/errors';
import { type SafeAnswer, type SafeSendOptions, safeSend } from '@/lib/platform/safe-send';
import type { ClaimedDelivery } from '@/lib/webhooks/claim-delivery';
import { messageBody, messageHeaders } from '@/lib/webhooks/message';
import { DELIVERY_PROBLEMS, type DeliveryProblem, type DeliveryTry } from '@/lib/webhooks/schema';

/** How one attempt ended. */
export type AttemptOutcome = DeliveryTry & {
  requestHeaders: Record<string, string> | null;
  responseBody: string | null;
  /** Seconds that the receiver wants to be left alone for */
  retryAfter: number | null;
};

export type SendingRules = Omit<SafeSendOptions, 'keepBytes'>;

const KEPT_OF_ANSWER = 2048;
const LONGEST_RETRY_AFTER = 86_400;

function problemOf(status: number): DeliveryProblem | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return 'gone';
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}

function problemOfFailure(error: AppError): DeliveryProblem {
  const { reason } = error.details;
  return DELIVERY_PROBLEMS.find((known) => known === reason) ?? 'address';
}

/** RFC 9110 §10.2.3, in seconds only; no longer than a day. */
function secondsOf({ retryAfter }: SafeAnswer): number | null {
  return retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter)
    ? Math.min(Number(retryAfter), LONGEST_RETRY_AFTER)
    : null;
}

/** As text, as far as it is one; Postgres keeps no NUL. */
const readable = (body: Buffer): string => body.toString('utf8').replaceAll('\0', '�');

/** The headers, or null when the secret cannot be opened: it was sealed with another NEXTAUTH_SECRET. */
function signedHeaders(delivery: ClaimedDelivery, body: string): Record<string, string> | null {
  try {
    return messageHeaders(delivery, body);
  } catch (error) {
    console.warn(`webhook ${delivery.webhookId}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** Sends a message once, and says how that ended. Never throws for what the receiver does. */
export async function attemptDelivery(delivery: ClaimedDelivery, rules: SendingRules): Promise<AttemptOutcome> {
  const at = clock.now().toISOString();
  const begun = performance.now();
  const body = messageBody(delivery);
  const requestHeaders = signedHeaders(delivery, body);
  const outcome = (more: Partial<AttemptOutcome>): AttemptOutcome => ({
    at,
    requestHeaders,
    status: null,
    responseBody: null,
    problem: null,
    retryAfter: null,
    durationMs: Math.round(performance.now() - begun),
    ...more,
  });
  if (!requestHeaders) return outcome({ problem: 'sealed' });
  try {
    const message = { headers: requestHeaders, body: Buffer.from(body) };
    const answer = await safeSend(delivery.url, message, { ...rules, keepBytes: KEPT_OF_ANSWER });
    return outcome({
      status: answer.status,
      problem: problemOf(answer.status),
      responseBody: readable(answer.body),
      retryAfter: secondsOf(answer),
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return outcome({ problem: problemOfFailure(error) });
  }
}
