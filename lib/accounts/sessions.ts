import { userActor, userTarget } from '@/lib/accounts/user-actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';

const NOTED_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
/** A sign-in ends this long after it was last used. */
export const SESSION_DAYS = 14;
/** And this long after it began, however often it is used. */
export const SESSION_LONGEST_DAYS = 90;

export type SessionOrigin = { via: string; userAgent: string; address: string | undefined };

/** Begins a sign-in on one device, always a new one. @returns its id, which the cookie's JWT carries */
export async function startSession(userId: string, { via, userAgent, address }: SessionOrigin): Promise<string> {
  return inTransaction(async (queries) => {
    const { id, user } = await queries.session.create({
      data: { userId, via, userAgent: userAgent.slice(0, 300), address: address ?? null },
      select: { id: true, user: { select: { id: true, username: true, role: true } } },
    });
    await writeAuditEntry(queries, userActor(user, address), {
      action: 'account.sign_in',
      target: userTarget(user),
      publisherId: null,
      changes: { via: [null, via] },
    });
    return id;
  });
}

export type SessionAccount = {
  id: string;
  sessionId: string;
  username: string;
  displayName: string;
  role: 'user' | 'reviewer' | 'admin';
  language: string | null;
  theme: string | null;
};

/** Sessions that still count, as a `where`. */
export function liveSessions() {
  const now = clock.now().getTime();
  return {
    lastUsedAt: { gt: new Date(now - SESSION_DAYS * DAY_MS) },
    createdAt: { gt: new Date(now - SESSION_LONGEST_DAYS * DAY_MS) },
  };
}

/** The account of a session, or null when the session was ended or is too old, or the account is disabled. */
export async function accountOfSession(sessionId: string): Promise<SessionAccount | null> {
  const { prisma } = db();
  const now = clock.now();
  const session = await prisma.session.findFirst({
    where: { id: sessionId, ...liveSessions(), user: { disabledAt: null } },
    select: {
      lastUsedAt: true,
      user: { select: { id: true, username: true, displayName: true, role: true, language: true, theme: true } },
    },
  });
  if (!session) return null;
  if (now.getTime() - session.lastUsedAt.getTime() > NOTED_EVERY_MS)
    await prisma.session.updateMany({ where: { id: sessionId }, data: { lastUsedAt: now } });
  return { ...session.user, sessionId };
}
