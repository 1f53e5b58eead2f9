import { type Actor, actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { checkNewRepositoryName } from '@/lib/names/new-name';
import { OFFICIAL_NAMESPACE, type RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction, type Queries } from '@/lib/platform/db';
import { AppError, notAllowed } from '@/lib/platform/errors';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { publisherFor } from '@/lib/publishers/publisher-for';

const YEAR_MS = 365 * 86_400_000;

async function checkName(queries: Queries, { namespace, name }: RepositoryName): Promise<void> {
  const official = await queries.repository.findMany({
    where: { namespace: OFFICIAL_NAMESPACE, deletedAt: null },
    select: { name: true },
  });
  const check = checkNewRepositoryName(name, namespace === OFFICIAL_NAMESPACE ? [] : official.map((row) => row.name));
  if (!check.ok)
    throw new AppError(
      'invalid',
      check.reason.kind === 'look-alike'
        ? `The name “${name}” is too much like the official repository “${check.reason.trusted}”.`
        : `The name “${name}” is not allowed for a repository.`,
      { refusal: check.reason },
    );
  const former = await queries.formerName.findUnique({ where: { namespace_name: { namespace, name } } });
  if (former && clock.now().getTime() - former.since.getTime() < YEAR_MS)
    throw new AppError('conflict', `“${namespace}/${name}” is the former name of another repository.`);
}

/** A repository whose images are elsewhere must not get others under its name here. */
function inThisRegistry(existing: Repository, registryId: string): Repository {
  const isElsewhere = existing.registryId !== null && existing.registryId !== registryId;
  if (!isElsewhere && existing.registryPath === null) return existing;
  const place = isElsewhere ? 'in another registry' : `at “${existing.registryPath}”`;
  throw new AppError('conflict', `The images of “${existing.namespace}/${existing.name}” are ${place}.`);
}

/**
 * Makes the repository that somebody is about to push to, with its publisher's default visibility; of two pushes at the
 * same moment the second one finds what the first one made.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`, `invalid` or `conflict`, with a sentence for the pusher
 */
export async function createPushedRepository(
  actor: Actor,
  registryId: string,
  { namespace, name }: RepositoryName,
): Promise<Repository> {
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.create_repository', namespace);
    if (actor.kind === 'token' && actor.repositoryIds)
      throw notAllowed(
        `The access token “${actor.tokenName}” is only for certain repositories, so it makes no new ones.`,
      );
    const existing = await queries.repository.findUnique({ where: { namespace_name: { namespace, name } } });
    if (existing?.deletedAt)
      throw new AppError('conflict', `“${namespace}/${name}” was deleted a short time ago: restore it first.`);
    if (existing) return inThisRegistry(existing, registryId);
    await checkName(queries, { namespace, name });
    const now = clock.now();
    const visibility = publisher.defaultVisibility;
    const repository = await queries.repository.create({
      data: { namespace, name, publisherId: publisher.id, visibility, registryId, createdAt: now, updatedAt: now },
    });
    await writeAuditEntry(queries, actor, {
      action: 'repository.create',
      target: { kind: 'repository', id: repository.id, name: `${namespace}/${name}` },
      publisherId: publisher.id,
      changes: { visibility: [null, visibility], pushedBy: [null, actorName(actor)] },
    });
    return repository;
  });
}
