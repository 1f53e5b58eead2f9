import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import type { IdentityView } from '@/lib/accounts/schema';
import { toIdentityView } from '@/lib/accounts/view';
import { db } from '@/lib/platform/db';

/** The accounts elsewhere that one signs in with. */
export async function listIdentities(actor: Actor): Promise<{ identities: IdentityView[] }> {
  const { userId } = requireUser(actor);
  const rows = await db().prisma.identity.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });
  return { identities: rows.map(toIdentityView) };
}
