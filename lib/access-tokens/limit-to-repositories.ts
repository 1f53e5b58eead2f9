import type { TokenActor } from '@/lib/access/actor';
import {
  mayOnRepository,
  REPOSITORY_RULES,
  type RepositoryAction,
  type RepositoryRole,
} from '@/lib/access/permissions';
import { SCOPES, type Scope } from '@/lib/access/scopes';
import { parseRepositoryReference } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';
import { fieldProblem } from '@/lib/publishers/problems';
import { visibleTo } from '@/lib/repositories/policy';
import { roleInRepository } from '@/lib/repositories/role-in-repository';

const actionsOf = (scope: Scope): RepositoryAction[] =>
  (Object.keys(REPOSITORY_RULES) as RepositoryAction[]).filter((action) => REPOSITORY_RULES[action].scope === scope);

/** Whether somebody of this role could do anything at all that needs the scope. */
const scopeIsOfUse = (scope: Scope, role: RepositoryRole, visibility: 'public' | 'private'): boolean =>
  actionsOf(scope).some((action) => mayOnRepository(action, role, visibility));

/**
 * The repositories that a new token is limited to, each one that its owner may see, and in which their role allows what
 * the scopes are for; none of these may be for a whole organisation.
 * @returns their ids
 * @throws AppError `invalid` at the field `repositories`
 */
export async function limitToRepositories(
  queries: Queries,
  owner: TokenActor['owner'],
  scopes: readonly Scope[],
  references: readonly string[],
): Promise<string[]> {
  // What the owner themselves could do through a token: an administrator's powers over the whole site are no part of it.
  const asToken: TokenActor = { kind: 'token', tokenId: '', tokenName: '', scopes: SCOPES, repositoryIds: null, owner };
  const foreign = scopes.find((scope) => actionsOf(scope).length === 0);
  if (foreign) throw fieldProblem('repositories', 'scope-beyond-repositories', { scope: foreign });
  const ids = new Set<string>();
  for (const reference of references) {
    const name = parseRepositoryReference(reference.trim());
    const found = name.ok && (await queries.repository.findFirst({ where: { AND: [name.value, visibleTo(asToken)] } }));
    const missing = () => fieldProblem('repositories', 'no-such-repository', { repository: reference });
    if (!found) throw missing();
    const role = await roleInRepository(queries, asToken, found);
    if (owner.kind === 'publisher' && role !== 'owner') throw missing();
    const excess = scopes.find((scope) => !scopeIsOfUse(scope, role, found.visibility));
    if (excess) throw fieldProblem('repositories', 'scope-beyond-role', { repository: reference, scope: excess });
    ids.add(found.id);
  }
  return [...ids];
}
