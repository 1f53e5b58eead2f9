import type { Actor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { publisherFor } from '@/lib/publishers/publisher-for';
import type { NewRepository } from '@/lib/repositories/change-schema';
import { readRepository } from '@/lib/repositories/get-repository';
import { requireFreeName, requireGoodName, requireUnofficial } from '@/lib/repositories/require-free-name';
import type { RepositoryView } from '@/lib/repositories/schema';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/**
 * A new, empty repository in a namespace whose editor or owner the actor is.
 * @throws AppError `not_found`, `forbidden`, `invalid` with why the name is refused, `conflict` when it is not free
 */
export async function createRepository(actor: Actor, input: NewRepository): Promise<RepositoryView> {
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.create_repository', input.namespace);
    const name = { namespace: publisher.namespace, name: input.name };
    requireUnofficial(name, 'Choose another namespace.');
    await requireGoodName(queries, name);
    await requireFreeName(queries, actor, name);
    const visibility = input.visibility ?? publisher.defaultVisibility;
    const now = clock.now();
    const created = await queries.repository.create({
      data: {
        ...name,
        publisherId: publisher.id,
        description: input.description,
        visibility,
        createdAt: now,
        updatedAt: now,
      },
    });
    await writeRepositoryEntry(queries, actor, 'repository.create', created, { visibility: [null, visibility] });
    return readRepository(queries, created.id);
  });
}
