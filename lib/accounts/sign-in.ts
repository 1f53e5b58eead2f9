import { z } from 'zod';
import { verifyPassword } from '@/lib/accounts/password';
import { db } from '@/lib/platform/db';

const credentials = z.object({
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[^\p{Cc}]{1,320}$/u),
  password: z.string().min(1).max(1024),
});

export type Account = {
  id: string;
  username: string;
  email: string;
  displayName: string;
  role: 'user' | 'reviewer' | 'admin';
  sessionVersion: number;
};

const COLUMNS = { id: true, username: true, email: true, displayName: true, role: true, sessionVersion: true } as const;

/** The account for a user name (or e-mail address) and password, or null; says not which of the two was wrong. */
export async function signIn(input: unknown): Promise<Account | null> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) return null;
  const { login, password } = parsed.data;
  const user = await db().prisma.user.findFirst({
    where: { OR: [{ username: login }, { email: login }], disabledAt: null },
    select: { ...COLUMNS, passwordHash: true },
  });
  if (!(await verifyPassword(password, user?.passwordHash)) || !user) return null;
  const { passwordHash: _, ...account } = user;
  return account;
}

/** The account of a session, or null when it is disabled or its sessions were ended since. */
export async function accountOfSession(userId: string, sessionVersion: number): Promise<Account | null> {
  const account = await db().prisma.user.findFirst({
    where: { id: userId, sessionVersion, disabledAt: null },
    select: COLUMNS,
  });
  return account;
}
