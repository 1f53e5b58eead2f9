import type { Actor } from '@/lib/access/actor';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { db, type Queries } from '@/lib/platform/db';
import { repositoryNotFound } from '@/lib/platform/errors';
import { visibleTo } from '@/lib/repositories/policy';
import type { RepositoryView } from '@/lib/repositories/schema';
import { toRepositoryView } from '@/lib/repositories/view';

const grantsWithHistory = { include: { events: { orderBy: { at: 'asc' } } } } as const;
const WITH_GRANTS = {
  grants: grantsWithHistory,
  publisher: { include: { grants: grantsWithHistory } },
  definition: true,
  registry: { select: { host: true } },
} as const;

/**
 * One repository with its grants and their evidence.
 * @throws AppError `not_found`, also when it exists but the actor may not see it
 */
export async function getRepository(
  actor: Actor,
  { namespace, name }: RepositoryName,
): Promise<{ id: string; view: RepositoryView }> {
  const { prisma } = db();
  const row = await prisma.repository.findFirst({
    where: { AND: [{ namespace, name }, visibleTo(actor)] },
    include: WITH_GRANTS,
  });
  if (!row) throw repositoryNotFound(shortName({ namespace, name }));
  const tagCount = await prisma.tag.count({ where: { repositoryId: row.id } });
  return { id: row.id, view: toRepositoryView(row, tagCount, clock.now()) };
}

/** The view of a repository that was just changed, for whoever changed it. */
export async function readRepository(queries: Queries, id: string): Promise<RepositoryView> {
  const row = await queries.repository.findUniqueOrThrow({ where: { id }, include: WITH_GRANTS });
  return toRepositoryView(row, await queries.tag.count({ where: { repositoryId: id } }), clock.now());
}

/** The id of a repository the actor may see. @throws AppError `not_found` */
export async function getRepositoryId(actor: Actor, { namespace, name }: RepositoryName): Promise<string> {
  const row = await db().prisma.repository.findFirst({
    where: { AND: [{ namespace, name }, visibleTo(actor)] },
    select: { id: true },
  });
  if (!row) throw repositoryNotFound(shortName({ namespace, name }));
  return row.id;
}
