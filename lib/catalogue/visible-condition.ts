import { type Actor, seesEverything, userIdOf } from '@/lib/access/actor';
import { readsPrivate } from '@/lib/access/scopes';
import type { Sql } from '@/lib/catalogue/search/sql';

/** The viewer's condition on `repositories r`: the same rule as `visibleTo` in lib/repositories/policy.ts. */
export function visibleCondition(actor: Actor, sql: Sql): string {
  const live = 'r.deleted_at IS NULL';
  if (seesEverything(actor)) return live;
  const mine = belongsCondition(actor, sql);
  return mine ? `${live} AND (r.visibility = 'public' OR ${mine})` : `${live} AND r.visibility = 'public'`;
}

function belongsCondition(actor: Actor, sql: Sql): string | undefined {
  if (actor.kind === 'token' && !readsPrivate(actor.scopes)) return undefined;
  const limit =
    actor.kind === 'token' && actor.repositoryIds ? ` AND r.id = ANY(${sql.value(actor.repositoryIds)}::uuid[])` : '';
  if (actor.kind === 'token' && actor.owner.kind === 'publisher')
    return `(r.publisher_id = ${sql.value(actor.owner.publisherId)}::uuid${limit})`;
  const userId = userIdOf(actor);
  if (userId === undefined) return undefined;
  const user = `${sql.value(userId)}::uuid`;
  return `((EXISTS (SELECT 1 FROM publisher_members m WHERE m.publisher_id = r.publisher_id AND m.user_id = ${user})
    OR EXISTS (SELECT 1 FROM collaborators c WHERE c.repository_id = r.id AND c.user_id = ${user}))${limit})`;
}
