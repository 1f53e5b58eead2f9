import { db } from '@/lib/platform/db';
import type { Registry } from '@/lib/platform/generated/prisma/client';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { type RegistryProblem, registryProblemOf } from '@/lib/registry/registry-failure';
import { isRepositoryPath } from '@/lib/registry/repository-path';
import { pathInRegistry } from '@/lib/repositories/registry-path';

/** Public registries let nobody list all that they have. */
const NO_LIST: readonly RegistryProblem[] = ['refused', 'not-found', 'unsupported'];

/**
 * Every path to look at, sorted: those that the registry lists, and those that the catalogue knows of it.
 * @returns with `problem` when the registry does not let itself be listed
 */
export async function registryPaths(
  client: RegistryClient,
  registry: Registry,
): Promise<{ paths: string[]; problem: string | null }> {
  const known = await db().prisma.repository.findMany({
    where: { registryId: registry.id, deletedAt: null },
    select: { namespace: true, name: true, registryPath: true },
  });
  const paths = new Set(known.map(pathInRegistry));
  let problem: string | null = null;
  try {
    for await (const page of client.listRepositories())
      for (const path of page) if (isRepositoryPath(path)) paths.add(path);
  } catch (error) {
    const reason = registryProblemOf(error);
    if (!(error instanceof Error) || reason === undefined || !NO_LIST.includes(reason)) throw error;
    problem = `The registry does not list its repositories (${reason}): only those that are known are looked at.`;
  }
  return { paths: [...paths].sort(), problem };
}
