import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { getRepositoryId } from '@/lib/repositories/get-repository';
import { findIndexesWith } from '@/lib/tags/find-indexes-with';
import { loadTagIndex } from '@/lib/tags/load-tag-index';
import { loadTagViews } from '@/lib/tags/load-tag-views';
import type { ListTagsInput, TagPage } from '@/lib/tags/schema';
import { type SelectedTags, selectTags, type TagSelection } from '@/lib/tags/select-tags';
import { digestPrefix } from '@/lib/tags/tag-filter';
import type { TagIndex } from '@/lib/tags/tag-index';

/** The same as `selectTags`, for a filter that may be the digest of one platform's image too. */
export async function findTags(repositoryId: string, index: TagIndex, input: TagSelection): Promise<SelectedTags> {
  const prefix = digestPrefix(input.filter);
  return selectTags(index, input, prefix === null ? undefined : await findIndexesWith(repositoryId, prefix));
}

/**
 * A page of a repository's tags, filtered and in order over the whole list. By image, each of `tags` stands for its
 * image, whose other tags are its `aliases`, and `total` counts images. @throws AppError `not_found`
 */
export async function listTags(actor: Actor, repository: RepositoryName, input: ListTagsInput): Promise<TagPage> {
  const id = await getRepositoryId(actor, repository);
  const index = await loadTagIndex(id);
  const { lines, total, tagCount } = await findTags(id, index, input);
  const tags = await loadTagViews(
    id,
    index,
    lines.map(([first]) => first),
  );
  return { query: input.filter, total, tagCount, tags, page: input.page, pageSize: input.pageSize };
}
