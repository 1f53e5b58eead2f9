import { systemActor } from '@/lib/access/actor';
import { createAccount } from '@/lib/accounts/create-account';
import { toDisplayName } from '@/lib/accounts/display-name';
import { type ExternalPerson, viaOf } from '@/lib/accounts/external-person';
import { suggestUsernames } from '@/lib/accounts/suggest-username';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction, type Queries } from '@/lib/platform/db';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { newNamespaceRefusal } from '@/lib/publishers/new-namespace-refusal';

const TRIES = 3;

async function freeUsername(queries: Queries, person: ExternalPerson): Promise<string> {
  for (const name of suggestUsernames(person.username, person.email, person.displayName))
    if (!(await newNamespaceRefusal(queries, name))) return name;
  throw new Error(`No name is free for ${person.subject} of ${person.provider}.`);
}

async function create(person: ExternalPerson): Promise<string> {
  const { prisma } = db();
  const username = await freeUsername(prisma, person);
  const owner = person.email === null ? null : await prisma.user.findUnique({ where: { email: person.email } });
  const email = owner ? null : person.email;
  return inTransaction(async (queries) => {
    const id = await createAccount(queries, systemActor(`sign-in: ${viaOf(person.provider)}`), {
      username,
      displayName: toDisplayName(person.displayName, username),
      email,
      emailConfirmedAt: email === null ? null : clock.now(),
      passwordHash: null,
      role: 'user',
    });
    const { provider, subject } = person;
    await queries.identity.create({
      data: { provider, subject, userId: id, email: person.email, lastUsedAt: clock.now() },
    });
    return id;
  });
}

/**
 * Makes an account for somebody whom a provider vouches for. Their name there is made valid and free here; their address,
 * which must have been verified, is taken over when it is nobody else's here.
 * @returns the user's id; that of the account which the same person got in this very moment from another tab
 */
export async function createAccountFor(person: ExternalPerson): Promise<string> {
  const { provider, subject } = person;
  for (let tries = 1; ; tries += 1)
    try {
      return await create(person);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const known = await db().prisma.identity.findUnique({ where: { provider_subject: { provider, subject } } });
      if (known) return known.userId;
      if (tries >= TRIES) throw error;
    }
}
