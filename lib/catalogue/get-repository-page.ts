import type { Actor } from '@/lib/access/actor';
import { findSuccessor } from '@/lib/catalogue/find-successor';
import { listAlternatives } from '@/lib/catalogue/list-alternatives';
import type { SearchResult } from '@/lib/catalogue/schema';
import type { RepositoryName } from '@/lib/names/repository-name';
import { getRepository } from '@/lib/repositories/get-repository';
import { getStanding, type Standing } from '@/lib/repositories/get-standing';
import type { RepositoryView } from '@/lib/repositories/schema';
import { loadEntries } from '@/lib/tags/load-entries';
import { loadTagIndex } from '@/lib/tags/load-tag-index';
import { type SupportedTags, supportedTags } from '@/lib/tags/supported-tags';
import type { TagIndex } from '@/lib/tags/tag-index';

export type RepositoryPage = {
  id: string;
  repository: RepositoryView;
  /** null where there is no library definition: not an official image */
  supportedTags: SupportedTags | null;
  /** Every tag, by as little as names, order and platforms take: there may be ten thousand */
  tags: TagIndex;
  alternatives: SearchResult[];
  /** The page of what to use instead of a deprecated one, when the actor may see it. */
  successorPath: string | null;
  standing: Standing;
};

/** Everything that a repository's page shows. @throws AppError `not_found` */
export async function getRepositoryPage(actor: Actor, name: RepositoryName): Promise<RepositoryPage> {
  const { id, view } = await getRepository(actor, name);
  const [entries, tags, alternatives, successorPath, standing] = await Promise.all([
    view.definition ? loadEntries(id) : [],
    loadTagIndex(id),
    listAlternatives(actor, view),
    findSuccessor(actor, view.successor),
    getStanding(actor, id),
  ]);
  return {
    id,
    repository: view,
    supportedTags: view.definition ? supportedTags(entries) : null,
    tags,
    alternatives,
    successorPath,
    standing,
  };
}
