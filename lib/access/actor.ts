import type { Scope } from '@/lib/access/scopes';

type User = {
  readonly userId: string;
  readonly username: string;
  readonly role: 'user' | 'reviewer' | 'admin';
};

/** A program's sign-in. It acts as its owner, a person or an organisation, never with more rights than that has now. */
export type TokenActor = {
  readonly kind: 'token';
  readonly tokenId: string;
  readonly tokenName: string;
  readonly scopes: readonly Scope[];
  /** Only these repositories; null means whatever the owner has. */
  readonly repositoryIds: readonly string[] | null;
  readonly owner:
    | { readonly kind: 'user'; readonly userId: string; readonly username: string }
    | { readonly kind: 'publisher'; readonly publisherId: string; readonly namespace: string };
  readonly address?: string | undefined;
};

/** On whose behalf a verb runs. A union, never nullable: a forgotten viewer is a type error, not a hole. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | (User & {
      readonly kind: 'user';
      /** The sign-in on one device that this request came with. */
      readonly sessionId?: string | undefined;
      /** Where the request came from, for the audit log. */
      readonly address?: string | undefined;
    })
  | TokenActor
  | { readonly kind: 'system'; readonly name: string };

export type UserActor = Extract<Actor, { kind: 'user' }>;

export const ANONYMOUS: Actor = { kind: 'anonymous' };
/** The command line on the server's own machine, and jobs. */
export const systemActor = (name: string): Actor => ({ kind: 'system', name });

/** How an actor is named where a change says who made it. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'user') return actor.username;
  if (actor.kind === 'token') return actor.owner.kind === 'user' ? actor.owner.username : actor.owner.namespace;
  return actor.kind === 'system' ? actor.name : 'anonymous';
}

/** The person an actor is or acts for; undefined for nobody, an organisation's token and the system. */
export function userIdOf(actor: Actor): string | undefined {
  if (actor.kind === 'user') return actor.userId;
  return actor.kind === 'token' && actor.owner.kind === 'user' ? actor.owner.userId : undefined;
}

/** Administrators in the browser, and the system. A token never: it has no scope for the whole site. */
export const seesEverything = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'user' && actor.role === 'admin');
