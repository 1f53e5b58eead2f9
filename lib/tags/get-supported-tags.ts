import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { getRepositoryId } from '@/lib/repositories/get-repository';
import { loadEntries } from '@/lib/tags/load-entries';
import { type SupportedTags, supportedTags } from '@/lib/tags/supported-tags';

/** "Supported tags and respective Dockerfile links" of a repository; empty lists where it has no definition. @throws AppError `not_found` */
export async function getSupportedTags(actor: Actor, repository: RepositoryName): Promise<SupportedTags> {
  return supportedTags(await loadEntries(await getRepositoryId(actor, repository)));
}
