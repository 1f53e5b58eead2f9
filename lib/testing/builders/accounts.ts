import { afterEach, vi } from 'vitest';
import { systemActor, type UserActor } from '@/lib/access/actor';
import { createUser } from '@/lib/accounts/create-user';
import { startSession } from '@/lib/accounts/sessions';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';

export const PASSWORD = 'ropes and bells';

/** Somebody who signs in with a password (PASSWORD), as the actor of a session of theirs. */
export async function aPersonWithPassword(
  username: string,
  role: 'user' | 'reviewer' | 'admin' = 'user',
): Promise<UserActor & { sessionId: string }> {
  const email = `${username}@example.test`;
  await createUser(systemActor('test'), { username, email, password: PASSWORD, role });
  const { id } = await db().prisma.user.findUniqueOrThrow({ where: { username } });
  const sessionId = await aSessionOf(id);
  return { kind: 'user', userId: id, username, role, sessionId, address: '192.0.2.7' };
}

export const aSessionOf = (userId: string): Promise<string> =>
  startSession(userId, { via: 'password', userAgent: 'test', address: '192.0.2.7' });

/** From here to the end of the test, verbs think that it is so much later. */
export function later(milliseconds: number): void {
  const now = clock.now().getTime() + milliseconds;
  vi.spyOn(clock, 'now').mockImplementation(() => new Date(now));
}

/** The secret of an installation and its address, for the tests of a file; time goes on as usual after each. */
export function useInstallation(): void {
  vi.stubEnv('NEXTAUTH_SECRET', 'the secret of the tests');
  vi.stubEnv('PLIMSOLL_URL', 'https://catalogue.example.org');
  afterEach(() => {
    vi.restoreAllMocks();
  });
}

/** What the audit log says was done to somebody, in order. */
export async function actionsOn(userId: string): Promise<string[]> {
  const entries = await db().prisma.auditEntry.findMany({
    where: { targetKind: 'user', targetId: userId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { action: true },
  });
  return entries.map(({ action }) => action);
}
