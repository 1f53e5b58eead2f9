/** What an access token may be made for; one word per kind of work, so that a token holds just what its job needs. */
export const SCOPES = [
  'org:admin',
  'org:read',
  'repo:admin',
  'repo:delete',
  'repo:describe',
  'repo:push',
  'repo:read',
  'scan:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Whoever may change a repository may also read it: without that, a private one could not even be named. */
export const readsPrivate = (scopes: readonly Scope[]): boolean =>
  scopes.some((scope) => scope.startsWith('repo:') || scope === 'scan:write');
