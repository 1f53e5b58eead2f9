import type { Actor } from '@/lib/access/actor';
import { mayOnRepository } from '@/lib/access/permissions';
import { requireOnRepository } from '@/lib/access/require';
import { isOfficialNamespace, type RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import type { TransferView } from '@/lib/repositories/change-schema';
import { findDefinitionFile } from '@/lib/repositories/from-definition';
import { readRepository } from '@/lib/repositories/get-repository';
import { findOpenTransfer, toTransferView } from '@/lib/repositories/open-transfer';
import { repositoryFor } from '@/lib/repositories/repository-for';
import type { RepositoryView } from '@/lib/repositories/schema';

export type RepositorySettings = {
  repository: RepositoryView;
  mayManage: boolean;
  mayTransfer: boolean;
  mayDelete: boolean;
  official: boolean;
  /** The library definition that some fields come from */
  definitionFile: string | null;
  transfer: TransferView | null;
  /** `namespace/name`, the latest first */
  formerNames: string[];
};

/**
 * What the pages of a repository's settings show to those who may describe it, archived ones included.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`
 */
export async function getRepositorySettings(actor: Actor, name: RepositoryName): Promise<RepositorySettings> {
  const { prisma } = db();
  const { repository, role } = await repositoryFor(prisma, actor, 'repository.view', name);
  requireOnRepository(actor, 'repository.describe', role, repository.visibility);
  const [view, definitionFile, transfer, former] = await Promise.all([
    readRepository(prisma, repository.id),
    findDefinitionFile(prisma, repository.id),
    findOpenTransfer(prisma, repository.id),
    prisma.formerName.findMany({ where: { repositoryId: repository.id }, orderBy: { since: 'desc' } }),
  ]);
  const official = isOfficialNamespace(repository.namespace);
  const may = (action: Parameters<typeof mayOnRepository>[0]) => mayOnRepository(action, role, repository.visibility);
  return {
    repository: view,
    mayManage: may('repository.manage'),
    mayTransfer: may('repository.transfer') && !official,
    mayDelete: may('repository.delete') && (definitionFile === null || repository.retiredAt !== null),
    official,
    definitionFile,
    transfer: transfer && toTransferView({ ...transfer, repository }),
    formerNames: former.map((old) => `${old.namespace}/${old.name}`),
  };
}
