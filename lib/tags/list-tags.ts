import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { getRepositoryId } from '@/lib/repositories/get-repository';
import { compareTags } from '@/lib/tags/compare-tags';
import { loadTags } from '@/lib/tags/load-tags';
import type { ListTagsInput, TagPage, TagView } from '@/lib/tags/schema';

const ORDERS: Readonly<Record<ListTagsInput['sort'], ((a: TagView, b: TagView) => number) | undefined>> = {
  page: undefined,
  version: (a, b) => compareTags(a.name, b.name),
  name: (a, b) => (a.name < b.name ? -1 : 1),
};

/** The page that `input` asks for among all tags of a repository: filter and order are over the whole list. */
export function selectTags(all: readonly TagView[], input: ListTagsInput): TagPage {
  const wanted = input.q.toLowerCase();
  const matching = all.filter(({ name }) => name.toLowerCase().includes(wanted));
  const order = ORDERS[input.sort];
  const sorted = order ? matching.sort(order) : matching;
  const start = (input.page - 1) * input.pageSize;
  return {
    query: input.q,
    total: sorted.length,
    tags: sorted.slice(start, start + input.pageSize),
    page: input.page,
    pageSize: input.pageSize,
  };
}

/** A page of a repository's tags; `q` keeps those whose name contains it. @throws AppError `not_found` */
export async function listTags(actor: Actor, repository: RepositoryName, input: ListTagsInput): Promise<TagPage> {
  return selectTags(await loadTags(await getRepositoryId(actor, repository)), input);
}
