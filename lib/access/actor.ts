/** On whose behalf a verb runs. A union, never nullable: a forgotten viewer is a type error, not a hole. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly username: string;
      readonly role: 'user' | 'reviewer' | 'admin';
    }
  | { readonly kind: 'system'; readonly name: string };

export const ANONYMOUS: Actor = { kind: 'anonymous' };
/** The command line on the server's own machine, and jobs. */
export const systemActor = (name: string): Actor => ({ kind: 'system', name });

/** How an actor is named where a change says who made it. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'user') return actor.username;
  return actor.kind === 'system' ? actor.name : 'anonymous';
}

export const seesEverything = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'user' && actor.role === 'admin');
