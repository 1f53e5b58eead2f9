import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { viaOf } from '@/lib/accounts/external-person';
import { hasSecondFactor } from '@/lib/accounts/second-factor';
import { WITHOUT_NULL } from '@/lib/names/null-character';
import { db } from '@/lib/platform/db';

const PAGE_SIZE = 50;

export const listUsersInput = z.object({
  /** Part of the user name, the name shown or the address. */
  q: z.string().trim().max(200).regex(WITHOUT_NULL).default(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

export const userView = z.object({
  username: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  emailConfirmed: z.boolean(),
  role: z.enum(['user', 'reviewer', 'admin']),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  /** oidc, github, ldap */
  providers: z.array(z.string()),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export type UserView = z.output<typeof userView>;
export const userPage = z.object({
  users: z.array(userView),
  total: z.number().int(),
  page: z.number().int(),
  pageCount: z.number().int(),
});
export type UserPage = z.output<typeof userPage>;

/** Everybody with an account, by name. Administrators only. @throws AppError */
export async function listUsers(actor: Actor, input: z.input<typeof listUsersInput> = {}): Promise<UserPage> {
  requireSiteAdministrator(actor);
  const { q, page } = listUsersInput.parse(input);
  // Prisma hands LIKE's own signs on as they are.
  const contains = { contains: q.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
  const where = q === '' ? {} : { OR: [{ username: contains }, { displayName: contains }, { email: contains }] };
  const { prisma } = db();
  const [total, rows] = await Promise.all([
    prisma.user.count({ where }),
    prisma.user.findMany({
      where,
      orderBy: { username: 'asc' },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: {
        identities: { select: { provider: true } },
        sessions: { select: { lastUsedAt: true }, orderBy: { lastUsedAt: 'desc' }, take: 1 },
      },
    }),
  ]);
  const users = rows.map((user) => ({
    username: user.username,
    displayName: user.displayName,
    email: user.email,
    emailConfirmed: user.emailConfirmedAt !== null,
    role: user.role,
    disabled: user.disabledAt !== null,
    hasPassword: user.passwordHash !== null,
    secondFactor: hasSecondFactor(user),
    providers: user.identities.map(({ provider }) => viaOf(provider)),
    createdAt: user.createdAt.toISOString(),
    lastUsedAt: user.sessions[0]?.lastUsedAt.toISOString() ?? null,
  }));
  return { users, total, page, pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}
