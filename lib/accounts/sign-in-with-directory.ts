import { countSignIn, forgetSignIns } from '@/lib/accounts/attempts';
import { rolesOfGroups } from '@/lib/accounts/directory/group-roles';
import { ldapSettings, signInToDirectory } from '@/lib/accounts/directory/ldap';
import { credentials, requireSecondFactor } from '@/lib/accounts/sign-in';
import { type IdentitySignIn, signInWithIdentity } from '@/lib/accounts/sign-in-with-identity';
import { syncGroupRoles } from '@/lib/accounts/sync-group-roles';
import { db } from '@/lib/platform/db';
import { environment } from '@/lib/platform/env';

/** The directory's name as a provider. There is one at a time, and it may move to another host. */
const DIRECTORY = 'ldap';

/**
 * Signs in somebody of the directory; whoever is new gets an account. The roles of their groups are brought up to date
 * each time.
 * @returns null for a wrong name or password, which are not told apart
 * @throws AppError as `signIn` does, and `unavailable` when the directory cannot answer
 */
export async function signInWithDirectory(
  input: unknown,
  from: { address: string | undefined; signedInAs?: string | undefined },
): Promise<IdentitySignIn | null> {
  const settings = ldapSettings(environment());
  const parsed = credentials.safeParse(input);
  if (!settings || !parsed.success) return null;
  const { login, password, code } = parsed.data;
  const key = `${DIRECTORY}:${login}`;
  await countSignIn(key, from.address);
  const found = await signInToDirectory(settings, login, password);
  if (!found) return null;
  const { groups, ...person } = found;
  // The directory vouches for the addresses it keeps.
  const external = { ...person, provider: DIRECTORY, emailVerified: person.email !== null };
  const result = await signInWithIdentity(external, { mayCreate: true, signedInAs: from.signedInAs });
  if (result.kind === 'signed-in') {
    const user = await db().prisma.user.findUniqueOrThrow({ where: { id: result.userId } });
    await requireSecondFactor(user, code, from.address);
    await syncGroupRoles(user, rolesOfGroups(settings.groupRoles, groups, settings.groups?.base));
  }
  await forgetSignIns(key);
  return result;
}
