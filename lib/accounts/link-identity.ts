import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { countSignIn, forgetSignIns } from '@/lib/accounts/attempts';
import { createAccountFor } from '@/lib/accounts/create-account-for';
import { identityPayload, viaOf } from '@/lib/accounts/external-person';
import { findOneTimeLink, spendOneTimeLink } from '@/lib/accounts/one-time-links';
import { verifyPassword } from '@/lib/accounts/password';
import { requireRecentSignIn } from '@/lib/accounts/prove-person';
import { accountProblem, linkGone } from '@/lib/accounts/refuse';
import { requireSecondFactor } from '@/lib/accounts/sign-in';
import { userActor, userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import type { User } from '@/lib/platform/generated/prisma/client';

async function openTicket(ticket: string) {
  const { prisma } = db();
  const link = await findOneTimeLink(prisma, 'identity', ticket);
  const user = link?.userId ? await prisma.user.findUnique({ where: { id: link.userId } }) : null;
  if (!link || !user || user.disabledAt) throw linkGone();
  return { user, ...identityPayload.parse(link.payload) };
}

/** What a ticket would link to what, for the page that asks; null when it cannot be used. */
export async function findIdentityTicket(ticket: string) {
  const link = await findOneTimeLink(db().prisma, 'identity', ticket);
  if (!link) return null;
  const { user, person, mayCreate } = await openTicket(ticket);
  return {
    username: user.username,
    hasPassword: user.passwordHash !== null,
    provider: viaOf(person.provider),
    as: person.email ?? person.username ?? person.displayName,
    mayCreate,
  };
}

async function link(user: User, ticket: string, address: string | undefined): Promise<string> {
  return inTransaction(async (queries) => {
    const { person } = identityPayload.parse((await spendOneTimeLink(queries, 'identity', ticket)).payload);
    const { provider, subject, email } = person;
    const [same, other] = await Promise.all([
      queries.identity.findUnique({ where: { provider_subject: { provider, subject } } }),
      queries.identity.findUnique({ where: { userId_provider: { userId: user.id, provider } } }),
    ]);
    if (same && same.userId !== user.id) throw accountProblem('conflict', 'identity-taken');
    if (other && other.subject !== subject) throw accountProblem('conflict', 'identity-elsewhere');
    if (same) return viaOf(provider);
    await queries.identity.create({
      data: { provider, subject, userId: user.id, email, lastUsedAt: clock.now() },
    });
    await writeAuditEntry(queries, userActor(user, address), {
      action: 'account.link_identity',
      target: userTarget(user),
      publisherId: null,
      changes: { provider: [null, provider], account: [null, email ?? person.username ?? subject] },
    });
    return viaOf(provider);
  });
}

/**
 * Links a provider to the account that has the same address, once its password (and second factor) proved it.
 * @returns who is signed in then and through what, or null for a wrong password
 * @throws AppError as `signIn` does, and `not_found` for a ticket that cannot be used
 */
export async function linkIdentityByPassword(
  ticket: string,
  { password, code }: { password: string; code?: string | undefined },
  address: string | undefined,
): Promise<{ userId: string; via: string } | null> {
  const { user } = await openTicket(ticket);
  await countSignIn(user.username, address);
  if (user.passwordHash === null) throw accountProblem('forbidden', 'link-no-password');
  if (!(await verifyPassword(password, user.passwordHash))) return null;
  await requireSecondFactor(user, code, address);
  const via = await link(user, ticket, address);
  await forgetSignIns(user.username, user.email);
  return { userId: user.id, via };
}

/**
 * Links a provider to the account of who has just signed in: a session that was left open would become a way in for good.
 * @throws AppError `forbidden` when the ticket is for another one, or the sign-in is not recent
 */
export async function linkIdentity(actor: Actor, ticket: string): Promise<void> {
  const me = requireUser(actor);
  const { user } = await openTicket(ticket);
  if (user.id !== me.userId) throw accountProblem('forbidden', 'link-other-account');
  await requireRecentSignIn(me);
  await link(user, ticket, me.address);
}

/** Somebody says that the account with their address is not theirs: they get a new one, without the address. */
export async function createInsteadOfLinking(ticket: string): Promise<{ userId: string; via: string }> {
  const { person, mayCreate } = await openTicket(ticket);
  if (!mayCreate) throw accountProblem('forbidden', 'registration-closed');
  const { provider, subject } = person;
  await inTransaction(async (queries) => {
    await spendOneTimeLink(queries, 'identity', ticket);
    // Linked since, with another ticket: whoever has this one proved nothing to that account.
    if (await queries.identity.findUnique({ where: { provider_subject: { provider, subject } } })) throw linkGone();
  });
  return { userId: await createAccountFor(person), via: viaOf(person.provider) };
}
