import type { Actor } from '@/lib/access/actor';
import { changesBetween } from '@/lib/audit/actions';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { ImmutableTagsChange, ImmutableTagsView } from '@/lib/repositories/immutable-tags-schema';
import { isEnforceable, toImmutableTagsView } from '@/lib/repositories/immutable-tags-view';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { requirePatterns } from '@/lib/repositories/require-patterns';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/**
 * Says which tags are immutable from now on; what was pushed before stands. Nothing is written for what is so already.
 * @throws AppError as `repositoryFor`, `invalid` for patterns that are none, `conflict` where the registry is only read
 */
export async function setImmutableTags(
  actor: Actor,
  name: RepositoryName,
  change: ImmutableTagsChange,
): Promise<ImmutableTagsView> {
  const row = await inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.manage', name);
    const patterns = requirePatterns(change);
    const registry = repository.registryId
      ? await queries.registry.findUnique({ where: { id: repository.registryId }, select: { kind: true } })
      : null;
    if (change.mode !== 'none' && !isEnforceable({ registry }))
      throw new AppError('conflict', 'The registry of this repository is only read here: protect its tags there.', {
        reason: 'observed',
      });
    const changes = changesBetween(
      { mode: repository.immutableTags, patterns: repository.immutablePatterns },
      { mode: change.mode, patterns },
    );
    if (Object.keys(changes).length === 0) return { ...repository, registry };
    await writeRepositoryEntry(queries, actor, 'repository.set_immutable_tags', repository, changes);
    const data = { immutableTags: change.mode, immutablePatterns: patterns, immutableSince: clock.now() };
    return { ...(await queries.repository.update({ where: { id: repository.id }, data })), registry };
  });
  return toImmutableTagsView(row);
}
