import type { Actor } from '@/lib/access/actor';
import { mayOnPublisher } from '@/lib/access/permissions';
import { requireOnPublisher } from '@/lib/access/require';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';
import { repositoryNotFound, signInFirst } from '@/lib/platform/errors';
import type { Publisher, Repository, Transfer } from '@/lib/platform/generated/prisma/client';
import { roleInPublisher } from '@/lib/publishers/publisher-for';
import { findOpenTransfer } from '@/lib/repositories/open-transfer';
import { visibleTo } from '@/lib/repositories/policy';
import { refusal } from '@/lib/repositories/refusal';

export type TransferForAnswer = { repository: Repository; offer: Transfer & { toPublisher: Publisher } };

/** A second answer to an offer comes after the repository has moved away from the name that the answer has. */
async function requireNotDone(queries: Queries, actor: Actor, { namespace, name }: RepositoryName): Promise<void> {
  const former = await queries.formerName.findUnique({
    where: { namespace_name: { namespace, name } },
    include: { repository: { include: { publisher: true } } },
  });
  if (!former || former.repository.deletedAt) return;
  const { repository } = former;
  if (!mayOnPublisher('publisher.accept_transfer', await roleInPublisher(queries, actor, repository.publisherId)))
    return;
  throw refusal('transfer-done', `The repository is “${repository.namespace}/${repository.name}” already.`, {
    repository: shortName(repository),
  });
}

/**
 * The open offer of a repository, for an owner of the publisher it is offered to. That one may answer without seeing
 * the repository: its name is all the offer shows. The repository's row is locked until the end of the transaction, so
 * that of two answers, or an answer and a withdrawal, at the same moment the second one sees the first.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`, `conflict` when there is no such offer any more
 */
export async function transferFor(
  queries: Queries,
  actor: Actor,
  { namespace, name }: RepositoryName,
): Promise<TransferForAnswer> {
  await queries.$queryRaw`SELECT 1 FROM repositories WHERE namespace = ${namespace} AND name = ${name} FOR UPDATE`;
  const repository = await queries.repository.findFirst({ where: { namespace, name, deletedAt: null } });
  if (!repository) {
    await requireNotDone(queries, actor, { namespace, name });
    throw repositoryNotFound(shortName({ namespace, name }));
  }
  const offer = await findOpenTransfer(queries, repository.id);
  const role = offer ? await roleInPublisher(queries, actor, offer.toPublisherId) : 'stranger';
  const isReceiver = actor.kind === 'user' && mayOnPublisher('publisher.accept_transfer', role);
  if (!isReceiver) {
    const seen = await queries.repository.findFirst({ where: { AND: [{ id: repository.id }, visibleTo(actor)] } });
    if (!seen) throw repositoryNotFound(shortName({ namespace, name }));
    if (actor.kind === 'anonymous') throw signInFirst();
  }
  if (!offer) throw refusal('no-transfer', 'The repository is not offered to anybody.');
  requireOnPublisher(actor, 'publisher.accept_transfer', role);
  return { repository, offer };
}
