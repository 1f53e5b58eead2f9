import type { RepositoryName } from '@/lib/names/repository-name';

type Placed = RepositoryName & { registryId: string | null; registryPath: string | null };

/** Where a registry keeps a repository's images. */
export const pathInRegistry = ({ namespace, name, registryPath }: Omit<Placed, 'registryId'>): string =>
  registryPath ?? `${namespace}/${name}`;

/** `registryPath` after the repository got another name: images stay where they are. */
export function pathAfterMove(repository: Placed, to: RepositoryName): string | null {
  if (repository.registryId === null) return repository.registryPath;
  const path = pathInRegistry(repository);
  return path === `${to.namespace}/${to.name}` ? null : path;
}
