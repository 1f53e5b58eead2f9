import { findOneTimeLink } from '@/lib/accounts/one-time-links';
import { accountProblem, linkGone } from '@/lib/accounts/refuse';
import type { Queries } from '@/lib/platform/db';
import type { OneTimeLink } from '@/lib/platform/generated/prisma/client';
import { getSiteSettings } from '@/lib/platform/site-settings';

/**
 * The invitation that somebody who wants to register holds, or null where none is needed.
 * @throws AppError `forbidden` when the site lets nobody in, or not without one; `not_found` for one that is used up
 */
export async function requireRegistration(queries: Queries, secret: string | undefined): Promise<OneTimeLink | null> {
  const { registration } = await getSiteSettings(queries);
  if (registration === 'closed') throw accountProblem('forbidden', 'registration-closed');
  const invitation = secret ? await findOneTimeLink(queries, 'registration', secret) : null;
  if (invitation || registration === 'open') return invitation;
  throw secret ? linkGone() : accountProblem('forbidden', 'invitation-needed');
}
