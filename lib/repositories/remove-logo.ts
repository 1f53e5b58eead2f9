import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { requireNotFromDefinition } from '@/lib/repositories/from-definition';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/** Back to the letter in a square. Without a logo nothing changes. @throws AppError `not_found`, `forbidden`, `conflict` */
export function removeLogo(actor: Actor, name: RepositoryName): Promise<void> {
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.describe', name);
    await requireNotFromDefinition(queries, repository.id, ['logo']);
    if (repository.logoId === null) return;
    await queries.repository.update({
      where: { id: repository.id },
      data: { logoId: null, updatedAt: clock.now() },
    });
    await writeRepositoryEntry(queries, actor, 'repository.remove_logo', repository, {
      logo: [repository.logoId, null],
    });
  });
}
