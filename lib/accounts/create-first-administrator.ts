import { systemActor } from '@/lib/access/actor';
import { createAccount } from '@/lib/accounts/create-account';
import { hashPassword } from '@/lib/accounts/password';
import type { Database } from '@/lib/platform/db';

export type FirstAdministrator = { username: string; password: string };

/**
 * Makes the administrator `admin` when there is no user at all. The password is asked for only then, and should
 * be in safe keeping before this writes it, so that a crash in between loses nothing.
 * @returns the sign-in, or undefined when there are users already
 */
export async function createFirstAdministrator(
  { prisma }: Database,
  password: () => string,
): Promise<FirstAdministrator | undefined> {
  if ((await prisma.user.count()) > 0) return undefined;
  const administrator = { username: 'admin', password: password() };
  const passwordHash = await hashPassword(administrator.password);
  await prisma.$transaction((queries) =>
    createAccount(queries, systemActor('npm start'), {
      username: administrator.username,
      email: 'admin@localhost',
      displayName: 'Administrator',
      passwordHash,
      role: 'admin',
    }),
  );
  return administrator;
}
