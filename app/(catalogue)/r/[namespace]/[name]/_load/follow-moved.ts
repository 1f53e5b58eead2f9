import { headers } from 'next/headers';
import { permanentRedirect } from 'next/navigation';
import type { Actor } from '@/lib/access/actor';
import { PATH_HEADER } from '@/lib/names/path-header';
import { repositoryPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { findMovedRepository } from '@/lib/repositories/find-moved-repository';

/** `/r/{namespace}/{name}/…`, split at its slashes */
const NAME_ENDS_AT = 4;

/** Leads (308) from a repository's old name to the same page under its new one. Returns when there is none to lead to. */
export async function followMoved(actor: Actor, name: RepositoryName): Promise<void> {
  const moved = await findMovedRepository(actor, name);
  if (!moved) return;
  const { pathname, search } = new URL((await headers()).get(PATH_HEADER) ?? '/', 'http://site');
  const rest = pathname.split('/').slice(NAME_ENDS_AT);
  permanentRedirect([repositoryPath(moved), ...rest].join('/') + search);
}
