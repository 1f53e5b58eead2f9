import { type Actor, seesEverything, userIdOf } from '@/lib/access/actor';
import { readsPrivate } from '@/lib/access/scopes';
import { db } from '@/lib/platform/db';

/** The private repositories that somebody may read: all, those of some namespaces and some more, or none. */
export type Readable = 'everything' | { namespaces: readonly string[]; ids: readonly string[] } | undefined;

const MEMBERSHIPS = `SELECT
    ARRAY(SELECT p.namespace FROM publisher_members m JOIN publishers p ON p.id = m.publisher_id WHERE m.user_id = $1) AS namespaces,
    ARRAY(SELECT c.repository_id FROM collaborators c WHERE c.user_id = $1) AS ids`;
const LIMITED = `SELECT ARRAY(SELECT r.id FROM repositories r WHERE r.id = ANY($1) AND r.deleted_at IS NULL
    AND (r.namespace = ANY($2) OR r.id = ANY($3))) AS ids`;

/** The same rule as `visibleTo` in lib/repositories/policy.ts, as search asks it. */
export async function readableBy(actor: Actor): Promise<Readable> {
  if (seesEverything(actor)) return 'everything';
  if (actor.kind === 'token' && !readsPrivate(actor.scopes)) return undefined;
  const belongs = await belongings(actor);
  if (!belongs) return undefined;
  if (actor.kind !== 'token' || !actor.repositoryIds) return belongs;
  const { rows } = await db().pool.query<{ ids: string[] }>(LIMITED, [
    actor.repositoryIds,
    belongs.namespaces,
    belongs.ids,
  ]);
  return { namespaces: [], ids: rows[0]?.ids ?? [] };
}

async function belongings(actor: Actor): Promise<{ namespaces: string[]; ids: string[] } | undefined> {
  if (actor.kind === 'token' && actor.owner.kind === 'publisher')
    return { namespaces: [actor.owner.namespace], ids: [] };
  const userId = userIdOf(actor);
  if (userId === undefined) return undefined;
  const { rows } = await db().pool.query<{ namespaces: string[]; ids: string[] }>(MEMBERSHIPS, [userId]);
  return rows[0];
}
