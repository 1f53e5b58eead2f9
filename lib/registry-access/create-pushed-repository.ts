import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db, inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { createRepository } from '@/lib/repositories/create-repository';

/** A repository whose images are elsewhere must not get others under its name here. */
function inThisRegistry(existing: Repository, registryId: string): Repository {
  const isElsewhere = existing.registryId !== null && existing.registryId !== registryId;
  if (!isElsewhere && existing.registryPath === null) return existing;
  const place = isElsewhere ? 'in another registry' : `at “${existing.registryPath}”`;
  throw new AppError('conflict', `The images of “${existing.namespace}/${existing.name}” are ${place}.`);
}

/** By hand somebody may take a former name back; a push to it comes from a script that has not heard of the new one. */
async function requireNoFormerName(actor: Actor, name: RepositoryName): Promise<void> {
  const former = await inTransaction(async (queries) => {
    await publisherFor(queries, actor, 'publisher.create_repository', name.namespace);
    return queries.formerName.findUnique({ where: { namespace_name: name }, include: { repository: true } });
  });
  if (!former) return;
  const { namespace, name: newName } = former.repository;
  const isTheirs = namespace === name.namespace;
  throw new AppError(
    'conflict',
    `“${name.namespace}/${name.name}” is the former name of another repository${isTheirs ? `: push to “${namespace}/${newName}”` : ''}.`,
  );
}

/**
 * Makes the repository that somebody is about to push to, with its publisher's default visibility; of two pushes at the
 * same moment the second one finds what the first one made.
 * @throws AppError as `createRepository` does, with a sentence for the pusher
 */
export async function createPushedRepository(
  actor: Actor,
  registryId: string,
  name: RepositoryName,
): Promise<Repository> {
  await requireNoFormerName(actor, name);
  try {
    await createRepository(actor, { ...name, description: '' });
  } catch (error) {
    if (!(error instanceof AppError) || error.details.reason !== 'name-taken') throw error;
  }
  const repository = await db().prisma.repository.findUniqueOrThrow({ where: { namespace_name: name } });
  return inThisRegistry(repository, registryId);
}
