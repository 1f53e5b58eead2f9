import { parseRepositoryName, type RepositoryName } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';

/** `alice/demo` as a registry writes it → its name here; undefined for a path of one part, which has no namespace. */
export function nameOfPath(path: string): RepositoryName | undefined {
  const slash = path.indexOf('/');
  if (slash < 0) return undefined;
  const name = parseRepositoryName(path.slice(0, slash), path.slice(slash + 1));
  return name.ok ? name.value : undefined;
}

/**
 * The repository whose images a registry keeps at a path, deleted ones too: the one that says so, else the one of that
 * name that has no images anywhere else. Of a managed registry a repository without images yet counts as well.
 */
export async function findRepositoryByPath(
  queries: Queries,
  registry: { id: string; kind: 'managed' | 'observed' },
  path: string,
): Promise<Repository | null> {
  const placed = await queries.repository.findFirst({ where: { registryId: registry.id, registryPath: path } });
  const name = nameOfPath(path);
  if (placed || !name) return placed;
  const homes =
    registry.kind === 'managed' ? [{ registryId: registry.id }, { registryId: null }] : [{ registryId: registry.id }];
  return queries.repository.findFirst({ where: { ...name, registryPath: null, OR: homes } });
}
