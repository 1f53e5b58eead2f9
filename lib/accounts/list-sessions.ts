import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import type { SessionView } from '@/lib/accounts/schema';
import { liveSessions } from '@/lib/accounts/sessions';
import { toSessionView } from '@/lib/accounts/view';
import { db } from '@/lib/platform/db';

/** Where one is signed in, this session first, then the ones used last. */
export async function listSessions(actor: Actor): Promise<{ sessions: SessionView[] }> {
  const me = requireUser(actor);
  const rows = await db().prisma.session.findMany({
    where: { userId: me.userId, ...liveSessions() },
    orderBy: [{ lastUsedAt: 'desc' }, { id: 'desc' }],
    take: 200,
  });
  const sessions = rows.map((row) => toSessionView(row, me.sessionId));
  return { sessions: sessions.sort((a, b) => Number(b.current) - Number(a.current)) };
}
