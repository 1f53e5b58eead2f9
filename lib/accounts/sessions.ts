import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';

const NOTED_EVERY_MS = 60_000;
/** A sign-in ends this long after it was last used. */
export const SESSION_DAYS = 14;

export type SessionOrigin = { via: string; userAgent: string; address: string | undefined };

/** Begins a sign-in on one device. @returns its id, which the cookie's JWT carries */
export async function startSession(userId: string, { via, userAgent, address }: SessionOrigin): Promise<string> {
  const { id } = await db().prisma.session.create({
    data: { userId, via, userAgent: userAgent.slice(0, 300), address: address ?? null },
    select: { id: true },
  });
  return id;
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

/** The account of a session, or null when the session was ended or is too old, or the account is disabled. */
export async function accountOfSession(sessionId: string): Promise<SessionAccount | null> {
  const { prisma } = db();
  const now = clock.now();
  const session = await prisma.session.findFirst({
    where: {
      id: sessionId,
      lastUsedAt: { gt: new Date(now.getTime() - SESSION_DAYS * 86_400_000) },
      user: { disabledAt: null },
    },
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
