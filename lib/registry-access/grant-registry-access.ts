import { type Actor, seesEverything } from '@/lib/access/actor';
import { REPOSITORY_RULES, type RepositoryAction } from '@/lib/access/permissions';
import { isAllowedOnRepository, requireOnRepository } from '@/lib/access/require';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import type { AccessGrant } from '@/lib/registry/registry-token';
import type { RequestedScope } from '@/lib/registry/token-scope';
import { createPushedRepository } from '@/lib/registry-access/create-pushed-repository';
import { findRepositoryByPath, nameOfPath } from '@/lib/registry-access/find-repository-by-path';
import { requireLive } from '@/lib/repositories/repository-for';
import { roleInRepository } from '@/lib/repositories/role-in-repository';

export type ManagedRegistry = { id: string; kind: 'managed' };
export type RegistryAccess = {
  readonly access: readonly AccessGrant[];
  /** Why somebody who signed in gets nothing of what they want to push to; tells nothing of what they may not see. */
  readonly refusals: readonly string[];
};

const ACTIONS = {
  pull: 'repository.pull',
  push: 'repository.push',
  delete: 'repository.delete_tags',
} as const satisfies Record<string, RepositoryAction>;
type RegistryAction = keyof typeof ACTIONS;
const REGISTRY_ACTIONS = Object.keys(ACTIONS) as RegistryAction[];

/** What an actor may really do in a repository, in the registry's words. */
async function realActions(actor: Actor, repository: Repository): Promise<RegistryAction[]> {
  const role = await roleInRepository(db().prisma, actor, repository);
  const allowed = REGISTRY_ACTIONS.filter((word) => {
    const isClosed = repository.archivedAt !== null && 'needsLive' in REPOSITORY_RULES[ACTIONS[word]];
    return !isClosed && isAllowedOnRepository(actor, ACTIONS[word], role, repository.visibility);
  });
  // The registry asks for pull at every upload and clients at every deletion: who may change it may read it (lib/access/scopes.ts).
  return allowed.length > 0 ? REGISTRY_ACTIONS.filter((word) => word === 'pull' || allowed.includes(word)) : [];
}

type Decision = { actions: readonly RegistryAction[]; refusal?: string };

/** Makes the repository of a first push. Nobody who may not make it learns whether it exists. */
async function firstPush(actor: Actor, registry: ManagedRegistry, path: string): Promise<Decision> {
  const name = nameOfPath(path);
  if (!name) return { actions: [], refusal: `Push to a namespace, as in “yourname/${path}”.` };
  try {
    // A token that may make a repository but not push to it must not leave an empty one behind.
    requireOnRepository(actor, 'repository.push', 'owner', 'private');
    const repository = await createPushedRepository(actor, registry.id, name);
    requireLive(repository);
    return { actions: await realActions(actor, repository) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isForeign = error.code === 'not_found' || error.details.requiredRole !== undefined;
    return { actions: [], refusal: isForeign ? foreignNamespace(name.namespace) : error.message };
  }
}

const foreignNamespace = (namespace: string) => `You may not push to the namespace “${namespace}”.`;

async function decide(actor: Actor, registry: ManagedRegistry, scope: RequestedScope): Promise<Decision> {
  const wantsPush = scope.actions.includes('push');
  const repository = await findRepositoryByPath(db().prisma, registry, scope.name);
  const actions = repository && !repository.deletedAt ? await realActions(actor, repository) : [];
  if (actions.length > 0) return { actions };
  return wantsPush && actor.kind !== 'anonymous' ? firstPush(actor, registry, scope.name) : { actions: [] };
}

/**
 * What of the things a client asks for an actor may do now in a managed registry: never more than asked for, `*`
 * being everything. What may not be seen, does not exist or was deleted gives nothing, all alike. A push to a new
 * repository in a namespace where the actor may make one makes it.
 */
export async function grantRegistryAccess(
  actor: Actor,
  registry: ManagedRegistry,
  scopes: readonly RequestedScope[],
): Promise<RegistryAccess> {
  const access: AccessGrant[] = [];
  const refusals: string[] = [];
  for (const scope of scopes) {
    const { type, name } = scope;
    if (type === 'registry' && name === 'catalog' && seesEverything(actor) && scope.actions.includes('*'))
      access.push({ type, name, actions: ['*'] });
    if (type !== 'repository') continue;
    const { actions, refusal } = await decide(actor, registry, scope);
    const given = scope.actions.includes('*') ? actions : actions.filter((word) => scope.actions.includes(word));
    if (given.length > 0) access.push({ type, name, actions: given });
    if (refusal && actor.kind !== 'anonymous') refusals.push(refusal);
  }
  return { access, refusals };
}
