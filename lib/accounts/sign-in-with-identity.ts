import { parseEmail } from '@/lib/accounts/check-email';
import { createAccountFor } from '@/lib/accounts/create-account-for';
import type { ExternalPerson } from '@/lib/accounts/external-person';
import { createOneTimeLink, MINUTE_MS } from '@/lib/accounts/one-time-links';
import { accountProblem } from '@/lib/accounts/refuse';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';

const TICKET_MS = 15 * MINUTE_MS;

export type IdentitySignIn =
  | { kind: 'signed-in'; userId: string }
  /** An account here has their address, or they want to link one more provider: they have to prove it first. */
  | { kind: 'prove'; ticket: string };

/** With the address as ours are stored, and without one that was not verified. */
function withUsableEmail(person: ExternalPerson): ExternalPerson {
  const email = person.emailVerified && person.email !== null ? parseEmail(person.email) : null;
  return { ...person, email, emailVerified: email !== null };
}

async function ticketFor(userId: string, person: ExternalPerson, mayCreate: boolean): Promise<IdentitySignIn> {
  const ticket = await createOneTimeLink(db().prisma, {
    kind: 'identity',
    userId,
    email: person.email,
    payload: { person, mayCreate },
    madeBy: person.provider,
    validMs: TICKET_MS,
  });
  return { kind: 'prove', ticket };
}

/** The account that an identity is linked to already. @throws AppError `forbidden` when it is disabled */
async function linkedAccount({ provider, subject }: ExternalPerson): Promise<string | null> {
  const { prisma } = db();
  const where = { provider_subject: { provider, subject } };
  const identity = await prisma.identity.findUnique({ where, include: { user: { select: { disabledAt: true } } } });
  if (!identity) return null;
  if (identity.user.disabledAt) throw accountProblem('forbidden', 'disabled');
  await prisma.identity.update({ where, data: { lastUsedAt: clock.now() } });
  return identity.userId;
}

/**
 * Which account somebody signs in to whom a provider vouches for: the one that was linked; else, when an account here
 * has their verified address, that one once they proved it; else a new one where that is allowed.
 * @param signedInAs who is signed in in this browser, and so wants to link the provider to that account
 * @throws AppError `forbidden` with a reason
 */
export async function signInWithIdentity(
  claimed: ExternalPerson,
  { mayCreate, signedInAs }: { mayCreate: boolean; signedInAs?: string | undefined },
): Promise<IdentitySignIn> {
  const person = withUsableEmail(claimed);
  const linked = await linkedAccount(person);
  if (linked !== null && (signedInAs === undefined || signedInAs === linked))
    return { kind: 'signed-in', userId: linked };
  // Changing accounts without a word would be taken for linking.
  if (linked !== null) throw accountProblem('forbidden', 'identity-taken');
  if (signedInAs !== undefined) return ticketFor(signedInAs, person, false);
  const { email } = person;
  const owner = email === null ? null : await db().prisma.user.findUnique({ where: { email }, select: { id: true } });
  if (owner) return ticketFor(owner.id, person, mayCreate);
  if (!mayCreate) throw accountProblem('forbidden', 'registration-closed');
  return { kind: 'signed-in', userId: await createAccountFor(person) };
}
