import type { Queries } from '@/lib/platform/db';
import { DEFINITION_FIELDS } from '@/lib/repositories/change-words';
import { refusal } from '@/lib/repositories/refusal';

/** The definition file that an official image is made from; null for all other repositories. */
export async function findDefinitionFile(queries: Queries, repositoryId: string): Promise<string | null> {
  const definition = await queries.libraryDefinition.findUnique({ where: { repositoryId }, select: { file: true } });
  return definition?.file ?? null;
}

/** @throws AppError `conflict` when one of the fields comes with a library definition: the next import would undo the change */
export async function requireNotFromDefinition(
  queries: Queries,
  repositoryId: string,
  fields: readonly string[],
): Promise<void> {
  const imported = [...DEFINITION_FIELDS, 'logo'].filter((field) => fields.includes(field));
  const file = imported.length > 0 ? await findDefinitionFile(queries, repositoryId) : null;
  if (file === null) return;
  throw refusal(
    'from-definition',
    `${imported.join(', ')}: comes with the library definition ${file} and its documentation. Change it there, then import again.`,
    { fields: imported, file },
  );
}
