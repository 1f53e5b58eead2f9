import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';

export type OverviewOrigin = { file: string; changeAt: string };

/** Where the overview of an official image is written, by the name of its definition file; null for all others. */
export async function findOverviewOrigin(queries: Queries, repositoryId: string): Promise<OverviewOrigin | null> {
  const definition = await queries.libraryDefinition.findUnique({ where: { repositoryId }, select: { file: true } });
  if (!definition) return null;
  const { file } = definition;
  return { file, changeAt: `https://github.com/docker-library/docs/tree/HEAD/${file.replace(/^library\//, '')}` };
}

/** @throws AppError `conflict` when the overview comes with a library definition: an import would overwrite it */
export async function requireOwnOverview(queries: Queries, repositoryId: string): Promise<void> {
  const origin = await findOverviewOrigin(queries, repositoryId);
  if (!origin) return;
  throw new AppError(
    'conflict',
    `This overview comes with the library definition ${origin.file} and is written again at every import. Change it in the documentation that is imported (${origin.changeAt}), then import again.`,
    origin,
  );
}
