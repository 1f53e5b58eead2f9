import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { createAccount } from '@/lib/accounts/create-account';
import { hashPassword } from '@/lib/accounts/password';
import { refuseFields } from '@/lib/accounts/refuse';
import { checkRegistration, usernameTaken } from '@/lib/accounts/registration-fields';
import type { UserRole } from '@/lib/accounts/set-user-role';
import { db, inTransaction } from '@/lib/platform/db';
import { isUniqueViolation } from '@/lib/platform/unique-violation';

/**
 * Makes an account for somebody, whatever the mode of registration. Administrators only, who may give a name that looks
 * like a trusted one to whom it belongs.
 * @throws AppError `invalid` naming every field, `forbidden`
 */
export async function createUser(
  actor: Actor,
  input: { username: string; email: string; password: string; role: UserRole },
): Promise<{ username: string }> {
  requireSiteAdministrator(actor);
  const { prisma } = db();
  const { role, ...entered } = input;
  const { username, email, password } = await checkRegistration(prisma, entered, { asAdministrator: true });
  if (await prisma.user.findUnique({ where: { email }, select: { id: true } }))
    throw refuseFields({ email: { kind: 'email-taken' } });
  const passwordHash = await hashPassword(password);
  try {
    await inTransaction((queries) =>
      createAccount(queries, actor, { username, email, displayName: username, passwordHash, role }),
    );
  } catch (error) {
    throw isUniqueViolation(error) ? usernameTaken(username) : error;
  }
  return { username };
}
