import type { Actor } from '@/lib/access/actor';
import { changesBetween } from '@/lib/audit/actions';
import { shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';
import { invalidParameters } from '@/lib/platform/errors';
import type { Prisma, Repository } from '@/lib/platform/generated/prisma/client';
import type { RepositoryChanges } from '@/lib/repositories/change-schema';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

const deprecationOf = ({ deprecation, successor, endOfSupport }: Repository) => ({
  deprecation,
  successor,
  endOfSupport: day(endOfSupport),
});

function requireOther(repository: Repository, successor: string | null): void {
  const own = [`${repository.namespace}/${repository.name}`, shortName(repository)];
  if (successor !== null && own.includes(successor))
    throw invalidParameters([{ name: 'deprecation.successor', reason: 'Name another repository than this one.' }]);
}

async function changeDeprecation(
  queries: Queries,
  actor: Actor,
  repository: Repository,
  wish: NonNullable<RepositoryChanges['deprecation']> | null,
): Promise<Prisma.RepositoryUpdateInput> {
  requireOther(repository, wish?.successor ?? null);
  const after = {
    deprecation: wish?.reason ?? null,
    successor: wish?.successor ?? null,
    endOfSupport: wish?.endOfSupport ?? null,
  };
  const difference = changesBetween(deprecationOf(repository), after);
  if (Object.keys(difference).length === 0) return {};
  const action = wish ? 'repository.deprecate' : 'repository.undeprecate';
  await writeRepositoryEntry(queries, actor, action, repository, difference);
  return {
    ...after,
    endOfSupport: after.endOfSupport === null ? null : new Date(after.endOfSupport),
    deprecatedAt: wish ? (repository.deprecatedAt ?? clock.now()) : null,
  };
}

/** Visibility, archive and deprecation, in the caller's transaction, each with an entry of its own. */
export async function changeLifecycle(
  queries: Queries,
  actor: Actor,
  repository: Repository,
  { visibility, archived, deprecation }: RepositoryChanges,
): Promise<Repository> {
  const data: Prisma.RepositoryUpdateInput = {};
  if (visibility !== undefined && visibility !== repository.visibility) {
    data.visibility = visibility;
    const changes = { visibility: [repository.visibility, visibility] } as const;
    await writeRepositoryEntry(queries, actor, 'repository.set_visibility', repository, changes);
  }
  if (archived !== undefined && archived !== (repository.archivedAt !== null)) {
    data.archivedAt = archived ? clock.now() : null;
    await writeRepositoryEntry(queries, actor, archived ? 'repository.archive' : 'repository.unarchive', repository);
  }
  if (deprecation !== undefined) Object.assign(data, await changeDeprecation(queries, actor, repository, deprecation));
  return Object.keys(data).length === 0
    ? repository
    : queries.repository.update({ where: { id: repository.id }, data });
}
