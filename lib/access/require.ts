import type { Actor } from '@/lib/access/actor';
import {
  mayOnPublisher,
  mayOnRepository,
  PUBLISHER_RULES,
  type PublisherAction,
  type PublisherRole,
  REPOSITORY_RULES,
  type RepositoryAction,
  type RepositoryRole,
  scopeAllows,
} from '@/lib/access/permissions';
import type { Scope } from '@/lib/access/scopes';
import { notAllowed, signInFirst } from '@/lib/platform/errors';

/** @throws AppError `forbidden` when a token lacks the scope of the action */
function requireScope(actor: Actor, action: RepositoryAction | PublisherAction, scope: Scope | null): void {
  if (actor.kind !== 'token' || scopeAllows(actor.scopes, action)) return;
  throw scope
    ? notAllowed(`The access token “${actor.tokenName}” lacks the scope ${scope}.`, { requiredScope: scope })
    : notAllowed('No access token may do this: sign in in a browser.');
}

/** @throws AppError `unauthenticated` for nobody, `forbidden` when role or scope do not suffice */
export function requireOnRepository(
  actor: Actor,
  action: RepositoryAction,
  role: RepositoryRole,
  visibility: 'public' | 'private',
): void {
  const rule = REPOSITORY_RULES[action];
  if (mayOnRepository(action, 'anonymous', visibility)) return;
  if (actor.kind === 'anonymous') throw signInFirst();
  requireScope(actor, action, rule.scope);
  if (!mayOnRepository(action, role, visibility))
    throw notAllowed(`This needs the role “${rule[visibility]}” in the repository; yours is “${role}”.`, {
      requiredRole: rule[visibility],
    });
}

/** @throws AppError `unauthenticated` for nobody, `forbidden` when role or scope do not suffice */
export function requireOnPublisher(actor: Actor, action: PublisherAction, role: PublisherRole): void {
  const rule = PUBLISHER_RULES[action];
  if (mayOnPublisher(action, 'anonymous')) return;
  if (actor.kind === 'anonymous') throw signInFirst();
  requireScope(actor, action, rule.scope);
  if (!mayOnPublisher(action, role))
    throw notAllowed(`This needs the role “${rule.least}” in the organisation; yours is “${role}”.`, {
      requiredRole: rule.least,
    });
}

/** The same as a question, for where many actions are asked for at once. */
export function isAllowedOnRepository(
  actor: Actor,
  action: RepositoryAction,
  role: RepositoryRole,
  visibility: 'public' | 'private',
): boolean {
  if (mayOnRepository(action, 'anonymous', visibility)) return true;
  if (actor.kind === 'anonymous' || !mayOnRepository(action, role, visibility)) return false;
  return actor.kind !== 'token' || scopeAllows(actor.scopes, action);
}
