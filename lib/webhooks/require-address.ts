import { isIP } from 'node:net';
import { environment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { allowedAddresses, parseTarget } from '@/lib/platform/fetch-target';

/**
 * An address that messages may be sent to, as far as can be told from how it is written. What its name leads to is
 * checked whenever something is sent.
 * @throws AppError `invalid` at the field `url`, with `details.reason`, a `FetchProblem`
 */
export async function requireAddress(text: string): Promise<string> {
  const rules = { allowPrivate: environment().allowPrivateNetworks };
  try {
    const url = parseTarget(text, rules);
    if (isIP(url.hostname.replace(/^\[|\]$/g, ''))) await allowedAddresses(url, rules, async () => []);
    url.hash = '';
    return url.href;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { reason } = error.details;
    throw new AppError('invalid', error.message, {
      reason,
      invalidParameters: [{ name: 'url', reason: error.message }],
    });
  }
}

/** What may stand in the audit log: the rest of an address is often a password. */
export const shownAddress = (url: string): string => new URL(url).origin;
