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

/** The user's id for a user name (or e-mail address) and password, or null; says not which of the two was wrong. */
export async function signIn(input: unknown): Promise<string | null> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) return null;
  const { login, password } = parsed.data;
  const user = await db().prisma.user.findFirst({
    where: { OR: [{ username: login }, { email: login }], disabledAt: null },
    select: { id: true, passwordHash: true },
  });
  const matches = await verifyPassword(password, user?.passwordHash ?? undefined);
  return matches && user ? user.id : null;
}
