import { isDeadToken, isToken, ROLES, TRIERS, type Trier } from '@/e2e/access/matrix/actors';
import {
  mayOnPublisher,
  mayOnRepository,
  PUBLISHER_RULES,
  type PublisherAction,
  REPOSITORY_RULES,
  type RepositoryAction,
} from '@/lib/access/permissions';
import type { Scope } from '@/lib/access/scopes';

/** What an operation asks of its caller. */
export type Requirement =
  | { on: 'repository'; action: RepositoryAction }
  | { on: 'publisher'; action: PublisherAction }
  /** Something deleted: for whoever could not delete it, there is none. */
  | { on: 'deleted'; action: RepositoryAction }
  /** Reading what the caller may see. */
  | { on: 'visible' }
  /** Anybody at all. */
  | { on: 'nothing' }
  /** One's own account, in a browser. */
  | { on: 'self' }
  /** What one belongs to: a browser, or a token with the scope. */
  | { on: 'own'; scope: Scope }
  | { on: 'site' };

export function scopeOf(requirement: Requirement): Scope | null {
  if (requirement.on === 'repository' || requirement.on === 'deleted')
    return REPOSITORY_RULES[requirement.action].scope;
  if (requirement.on === 'publisher') return PUBLISHER_RULES[requirement.action].scope;
  if (requirement.on === 'own') return requirement.scope;
  return requirement.on === 'visible' ? 'repo:read' : null;
}

type Visibility = 'public' | 'private';
const ALLOWED = 'allowed';
export type Expected = typeof ALLOWED | 401 | 403 | 404;

const sees = (trier: Trier, visibility: Visibility): boolean =>
  mayOnRepository('repository.view', ROLES[trier].repository, visibility);

function tokenSuffices(trier: Trier, scope: Scope | null): boolean {
  return !isToken(trier) || (scope !== null && trier !== 'owner with every other scope');
}

/** The status that the permission table says, in the order of the questions: token valid? visible? signed in? scope? role? */
export function expectedOf(requirement: Requirement, trier: Trier, visibility: Visibility): Expected {
  if (isDeadToken(trier)) return 401;
  switch (requirement.on) {
    case 'nothing':
      return ALLOWED;
    case 'visible':
      return sees(trier, visibility) ? ALLOWED : 404;
    case 'repository': {
      if (!sees(trier, visibility)) return 404;
      if (mayOnRepository(requirement.action, 'anonymous', visibility)) return ALLOWED;
      if (trier === 'anonymous') return 401;
      if (!tokenSuffices(trier, scopeOf(requirement))) return 403;
      return mayOnRepository(requirement.action, ROLES[trier].repository, visibility) ? ALLOWED : 403;
    }
    case 'deleted':
      if (!mayOnRepository(requirement.action, ROLES[trier].repository, visibility)) return 404;
      return tokenSuffices(trier, scopeOf(requirement)) ? ALLOWED : 403;
    case 'publisher': {
      if (mayOnPublisher(requirement.action, 'anonymous')) return ALLOWED;
      if (trier === 'anonymous') return 401;
      if (!tokenSuffices(trier, scopeOf(requirement))) return 403;
      return mayOnPublisher(requirement.action, ROLES[trier].publisher) ? ALLOWED : 403;
    }
    case 'self':
      if (trier === 'anonymous') return 401;
      return isToken(trier) ? 403 : ALLOWED;
    case 'own':
      if (trier === 'anonymous') return 401;
      return tokenSuffices(trier, requirement.scope) ? ALLOWED : 403;
    case 'site':
      if (trier === 'anonymous') return 401;
      return trier === 'site_admin' ? ALLOWED : 403;
  }
}

/** Who is sent for what: where a publisher's or a repository's role says nothing, one of each kind of caller does. */
export function triersOf({ on }: Requirement): readonly Trier[] {
  if (on === 'repository' || on === 'visible' || on === 'publisher' || on === 'own') return TRIERS;
  if (on === 'site') return ['anonymous', 'stranger', 'owner', 'site_admin', 'owner with the scope', 'expired token'];
  return ['anonymous', 'stranger', 'owner with the scope', 'expired token', 'revoked token'];
}

export const visibilitiesOf = ({ on }: Requirement): readonly Visibility[] =>
  on === 'repository' || on === 'visible' ? ['public', 'private'] : ['public'];
