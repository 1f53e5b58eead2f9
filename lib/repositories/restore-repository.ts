import type { Actor } from '@/lib/access/actor';
import { mayOnRepository } from '@/lib/access/permissions';
import { requireOnRepository } from '@/lib/access/require';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { repositoryNotFound } from '@/lib/platform/errors';
import { goneForGoodBefore } from '@/lib/repositories/deletion-term';
import { readRepository } from '@/lib/repositories/get-repository';
import { roleInRepository } from '@/lib/repositories/role-in-repository';
import type { RepositoryView } from '@/lib/repositories/schema';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/**
 * Brings a deleted repository back, as it was. For whoever could not delete it, there is none.
 * @throws AppError `not_found`, also when the seven days are over; `forbidden` for a token without the scope
 */
export function restoreRepository(actor: Actor, { namespace, name }: RepositoryName): Promise<RepositoryView> {
  return inTransaction(async (queries) => {
    await queries.$queryRaw`SELECT 1 FROM repositories WHERE namespace = ${namespace} AND name = ${name} FOR UPDATE`;
    const repository = await queries.repository.findFirst({
      where: { namespace, name, deletedAt: { gt: goneForGoodBefore(clock.now()) } },
    });
    const role = repository ? await roleInRepository(queries, actor, repository) : 'stranger';
    if (!repository || !mayOnRepository('repository.delete', role, repository.visibility))
      throw repositoryNotFound(shortName({ namespace, name }));
    requireOnRepository(actor, 'repository.delete', role, repository.visibility);
    await queries.repository.update({ where: { id: repository.id }, data: { deletedAt: null } });
    await writeRepositoryEntry(queries, actor, 'repository.restore', repository);
    return readRepository(queries, repository.id);
  });
}
