import type { Actor, UserActor } from '@/lib/access/actor';
import { notAllowed, signInFirst } from '@/lib/platform/errors';

/** Somebody who signed in in a browser: what concerns one's own account is never done by a token. @throws AppError */
export function requireUser(actor: Actor): UserActor {
  if (actor.kind === 'user') return actor;
  throw actor.kind === 'token' ? notAllowed('No access token may do this: sign in in a browser.') : signInFirst();
}

/** @throws AppError `unauthenticated`, or `forbidden` for everybody but administrators and the system */
export function requireSiteAdministrator(actor: Actor): void {
  if (actor.kind === 'system') return;
  if (requireUser(actor).role !== 'admin') throw notAllowed('Only an administrator of this site may do this.');
}
