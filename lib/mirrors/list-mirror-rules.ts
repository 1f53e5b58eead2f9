import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import type { MirrorRules } from '@/lib/mirrors/schema';
import { storedMirrorRules } from '@/lib/mirrors/stored-mirror-rules';
import { db } from '@/lib/platform/db';

/** Where pull commands lead readers instead of to the registry itself; for administrators. @throws AppError for others */
export async function listMirrorRules(actor: Actor): Promise<MirrorRules> {
  requireSiteAdministrator(actor);
  return { rules: await storedMirrorRules(db().prisma) };
}
