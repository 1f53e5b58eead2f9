import type { Actor } from '@/lib/access/actor';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { tagNotFound } from '@/lib/platform/errors';
import { getRepositoryId } from '@/lib/repositories/get-repository';
import { loadTags } from '@/lib/tags/load-tags';
import type { TagView } from '@/lib/tags/schema';

/** @throws AppError `not_found` for an unknown repository or tag */
export async function getTag(actor: Actor, repository: RepositoryName, tag: string): Promise<TagView> {
  const tags = await loadTags(await getRepositoryId(actor, repository));
  const found = tags.find(({ name }) => name === tag);
  if (!found) throw tagNotFound(shortName(repository), tag);
  return found;
}
