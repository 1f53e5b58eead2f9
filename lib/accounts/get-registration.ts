import type { AccountProblem } from '@/lib/accounts/refusal';
import { requireRegistration } from '@/lib/accounts/registration-invitation';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';

export type RegistrationState =
  | { allowed: true; email: string | null; invitedBy: string | null }
  | { allowed: false; reason: AccountProblem };

/** Whether whoever holds this invitation (or none) may make an account now, for the page that asks. */
export async function getRegistration(invitation: string | undefined): Promise<RegistrationState> {
  try {
    const link = await requireRegistration(db().prisma, invitation);
    return { allowed: true, email: link?.email ?? null, invitedBy: link?.madeBy ?? null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { allowed: false, reason: error.details.reason as AccountProblem };
  }
}
