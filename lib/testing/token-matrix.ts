/**
 * What the token service is asked in its access matrix, and what it must answer: written from the words of the
 * permission table (docs/ARCHITECTURE.md, lib/access/permissions.ts), and not by asking it.
 */

/** Names of the matrix' repositories, by what they are. */
export const REPOSITORIES = {
  public: 'acme/shown',
  private: 'acme/hidden',
  archived: 'acme/old',
  'private and archived': 'acme/vault',
  unknown: 'acme/unheard',
  'of no namespace': 'nobody/unheard',
  deleted: 'acme/gone',
  'of another registry': 'acme/elsewhere',
} as const;
export type RepositoryKind = keyof typeof REPOSITORIES;

export const WHO = [
  'anonymous',
  'stranger',
  'reader',
  'writer',
  'administrator',
  'member',
  'editor',
  'owner',
  'organisation',
  'site administrator',
] as const;
export type Who = (typeof WHO)[number];

const EVERYTHING = [
  'org:admin',
  'org:read',
  'repo:admin',
  'repo:delete',
  'repo:describe',
  'repo:push',
  'repo:read',
  'scan:write',
] as const;
type TokenScope = (typeof EVERYTHING)[number];

export type Credential =
  | { kind: 'none' }
  | { kind: 'password' }
  | { kind: 'token'; scopes: readonly TokenScope[]; limitedTo?: 'this' | 'another' }
  | { kind: 'useless'; why: 'expired' | 'revoked' | 'unknown' | 'wrong password' };

/** The credentials that somebody can have. */
export function credentialsOf(who: Who): readonly Credential[] {
  if (who === 'anonymous') return [{ kind: 'none' }];
  const token = (...scopes: TokenScope[]): Credential => ({ kind: 'token', scopes });
  const useless = (['expired', 'revoked', 'unknown'] as const).map((why): Credential => ({ kind: 'useless', why }));
  return [
    ...(who === 'organisation' ? [] : [{ kind: 'password' } as const]),
    token(...EVERYTHING),
    token('repo:read', 'repo:push'),
    token('repo:read', 'repo:push', 'repo:delete'),
    token('repo:push', 'repo:admin'),
    ...EVERYTHING.map((scope) => token(scope)),
    { kind: 'token', scopes: EVERYTHING, limitedTo: 'this' },
    { kind: 'token', scopes: EVERYTHING, limitedTo: 'another' },
    ...useless,
  ];
}

export const ASKED = [
  ['pull'],
  ['push'],
  ['push', 'pull'],
  ['delete'],
  ['*'],
  ['pull', 'push', 'delete'],
  ['fly'],
  [],
] as const;

/** Rungs of a ladder: each may do what those before it may. */
const RUNGS = ['anonymous', 'stranger', 'read', 'write', 'admin', 'owner', 'site administrator'] as const;
type Rung = (typeof RUNGS)[number];
const isAtLeast = (rung: Rung, least: Rung) => RUNGS.indexOf(rung) >= RUNGS.indexOf(least);

const COLLABORATORS: Partial<Record<Who, Rung>> = { reader: 'read', writer: 'write', administrator: 'admin' };
const MEMBERS: Partial<Record<Who, Rung>> = { member: 'read', editor: 'write', owner: 'owner', organisation: 'owner' };

/** Collaborators are so in what exists; of the organisation's other repositories they know nothing. */
function rungOf(who: Who, repository: RepositoryKind, credential: Credential): Rung {
  if (who === 'anonymous') return 'anonymous';
  if (repository === 'of no namespace') return 'stranger';
  if (credential.kind === 'token' && credential.limitedTo === 'another') return 'stranger';
  // Administrators have all their rights in the browser and by password; a token has none for the whole site.
  if (who === 'site administrator') return credential.kind === 'password' ? 'site administrator' : 'stranger';
  const collaborates = repository !== 'unknown' && repository !== 'deleted';
  return MEMBERS[who] ?? (collaborates ? COLLABORATORS[who] : undefined) ?? 'stranger';
}

type RegistryAction = 'pull' | 'push' | 'delete';

/** What somebody may do in a repository that is there. */
function rightsIn(repository: RepositoryKind, rung: Rung, has: (scope: TokenScope) => boolean): RegistryAction[] {
  const isPublic = repository === 'public' || repository === 'archived';
  const isClosed = repository === 'archived' || repository === 'private and archived';
  const push = !isClosed && isAtLeast(rung, 'write') && has('repo:push');
  const remove = !isClosed && isAtLeast(rung, 'admin') && has('repo:delete');
  // Anybody pulls what is public. Whoever changes something may read it: clients ask for both.
  const pull = isPublic || (isAtLeast(rung, 'read') && has('repo:read')) || push || remove;
  return [
    ...(pull ? (['pull'] as const) : []),
    ...(push ? (['push'] as const) : []),
    ...(remove ? (['delete'] as const) : []),
  ];
}

export type Expected =
  | { answer: 'access'; actions: readonly RegistryAction[]; makesRepository: boolean }
  /** 401 with a sentence for whoever asked. */
  | { answer: 'refused' };

const access = (actions: readonly RegistryAction[], makesRepository = false): Expected => ({
  answer: 'access',
  actions,
  makesRepository,
});

/** What must be answered to one scope of one repository. */
export function expectedAnswer(
  who: Who,
  credential: Credential,
  repository: RepositoryKind,
  asked: readonly string[],
): Expected {
  if (credential.kind === 'useless') return { answer: 'refused' };
  const has = (scope: TokenScope) => credential.kind !== 'token' || credential.scopes.includes(scope);
  const rung = rungOf(who, repository, credential);
  const of = (rights: readonly RegistryAction[]) =>
    asked.includes('*') ? rights : rights.filter((action) => asked.includes(action));
  const exists = ['public', 'private', 'archived', 'private and archived'].includes(repository);
  const rights = exists ? rightsIn(repository, rung, has) : [];
  if (rights.length > 0) return access(of(rights));
  if (!asked.includes('push') || who === 'anonymous') return access([]);
  // A push to what is not there makes it, for editors of the namespace; the new one is private there.
  const isLimited = credential.kind === 'token' && credential.limitedTo !== undefined;
  const mayMake = isAtLeast(rung, 'write') && has('repo:admin') && has('repo:push') && !isLimited;
  if (repository !== 'unknown' || !mayMake) return { answer: 'refused' };
  return access(of(rightsIn('private', rung, has)), true);
}
