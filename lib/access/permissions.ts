import type { Scope } from '@/lib/access/scopes';

/**
 * Everybody's relation to a repository, from no rights to all. Each may do what the ones before it may: a member of
 * the publisher reads, an editor writes, as collaborators of those roles do.
 */
export const REPOSITORY_ROLES = ['anonymous', 'stranger', 'read', 'write', 'admin', 'owner', 'site_admin'] as const;
export type RepositoryRole = (typeof REPOSITORY_ROLES)[number];

/** The same for a publisher. */
export const PUBLISHER_ROLES = ['anonymous', 'stranger', 'member', 'editor', 'owner', 'site_admin'] as const;
export type PublisherRole = (typeof PUBLISHER_ROLES)[number];

type RepositoryRule = {
  /** The least role that may do it, by the repository's visibility. */
  readonly public: RepositoryRole;
  readonly private: RepositoryRole;
  /** The scope a token needs; null means that no token may. */
  readonly scope: Scope | null;
  /** Not while the repository is archived. */
  readonly needsLive?: true;
};

/** What can be done with a repository: action × least role × visibility. */
export const REPOSITORY_RULES = {
  'repository.delete': { public: 'owner', private: 'owner', scope: 'repo:delete' },
  'repository.delete_tags': { public: 'admin', private: 'admin', scope: 'repo:delete', needsLive: true },
  'repository.describe': { public: 'write', private: 'write', scope: 'repo:describe', needsLive: true },
  'repository.manage': { public: 'admin', private: 'admin', scope: 'repo:admin' },
  'repository.manage_collaborators': { public: 'admin', private: 'admin', scope: 'repo:admin' },
  'repository.manage_webhooks': { public: 'admin', private: 'admin', scope: 'repo:admin' },
  'repository.pull': { public: 'anonymous', private: 'read', scope: 'repo:read' },
  'repository.push': { public: 'write', private: 'write', scope: 'repo:push', needsLive: true },
  'repository.star': { public: 'stranger', private: 'read', scope: null },
  'repository.transfer': { public: 'owner', private: 'owner', scope: null },
  'repository.upload_scan': { public: 'write', private: 'write', scope: 'scan:write' },
  'repository.view': { public: 'anonymous', private: 'read', scope: 'repo:read' },
  'repository.view_all_pulls': { public: 'write', private: 'write', scope: 'repo:describe' },
  'repository.view_revisions': { public: 'write', private: 'write', scope: 'repo:describe' },
  'repository.view_scans': { public: 'stranger', private: 'read', scope: 'repo:read' },
} as const satisfies Record<string, RepositoryRule>;
export type RepositoryAction = keyof typeof REPOSITORY_RULES;

type PublisherRule = { readonly least: PublisherRole; readonly scope: Scope | null };

/** What can be done with a publisher: action × least role. Publishers themselves are public. */
export const PUBLISHER_RULES = {
  'publisher.accept_transfer': { least: 'owner', scope: null },
  'publisher.create_repository': { least: 'editor', scope: 'repo:admin' },
  'publisher.delete': { least: 'owner', scope: null },
  'publisher.edit_profile': { least: 'owner', scope: 'org:admin' },
  'publisher.manage_members': { least: 'owner', scope: 'org:admin' },
  'publisher.manage_tokens': { least: 'owner', scope: null },
  'publisher.prove_domain': { least: 'owner', scope: 'org:admin' },
  'publisher.view': { least: 'anonymous', scope: null },
  'publisher.view_audit': { least: 'owner', scope: 'org:admin' },
  'publisher.view_members': { least: 'member', scope: 'org:read' },
} as const satisfies Record<string, PublisherRule>;
export type PublisherAction = keyof typeof PUBLISHER_RULES;

const atLeast = <R extends string>(ladder: readonly R[], role: R, least: R): boolean =>
  ladder.indexOf(role) >= ladder.indexOf(least);

/** Whether a role suffices for an action on a repository of this visibility. Tokens need the action's scope besides. */
export function mayOnRepository(
  action: RepositoryAction,
  role: RepositoryRole,
  visibility: 'public' | 'private',
): boolean {
  return atLeast(REPOSITORY_ROLES, role, REPOSITORY_RULES[action][visibility]);
}

export function mayOnPublisher(action: PublisherAction, role: PublisherRole): boolean {
  return atLeast(PUBLISHER_ROLES, role, PUBLISHER_RULES[action].least);
}

const FROM_MEMBER = { member: 'read', editor: 'write', owner: 'owner' } as const;

/** The better of what membership of the publisher and collaboration give. */
export function repositoryRole(
  membership: keyof typeof FROM_MEMBER | undefined,
  collaboration: 'read' | 'write' | 'admin' | undefined,
): RepositoryRole {
  const roles: RepositoryRole[] = [
    'stranger',
    membership ? FROM_MEMBER[membership] : 'stranger',
    collaboration ?? 'stranger',
  ];
  return roles.reduce((best, role) => (atLeast(REPOSITORY_ROLES, role, best) ? role : best));
}

/**
 * Whether the scopes of a token allow an action, whatever its owner may do. What anybody may do without signing in
 * needs no scope.
 */
export function scopeAllows(scopes: readonly Scope[], action: RepositoryAction | PublisherAction): boolean {
  const rules: Readonly<Record<string, { scope: Scope | null }>> = { ...REPOSITORY_RULES, ...PUBLISHER_RULES };
  const scope = rules[action]?.scope;
  return scope !== undefined && scope !== null && scopes.includes(scope);
}
