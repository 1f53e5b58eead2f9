import { parseRepositoryName, type RepositoryName } from '@/lib/names/repository-name';
import { repositoryNotFound } from '@/lib/platform/errors';

export type RepositoryParameters = { namespace: string; name: string };

/** A repository's name from a route's path; one that cannot exist is simply not found. @throws AppError `not_found` */
export function repositoryParameter({ namespace, name }: RepositoryParameters): RepositoryName {
  const parsed = parseRepositoryName(namespace, name);
  if (!parsed.ok) throw repositoryNotFound(`${namespace}/${name}`);
  return parsed.value;
}
