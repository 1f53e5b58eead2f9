import type { Actor } from '@/lib/access/actor';
import { changesBetween } from '@/lib/audit/actions';
import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';
import type { Repository } from '@/lib/platform/generated/prisma/client';
import { DESCRIBED_FIELDS, type DescribedField, type RepositoryChanges } from '@/lib/repositories/change-schema';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

type Described = Pick<Repository, DescribedField>;

const pick = (from: Partial<Described>): Partial<Described> =>
  Object.fromEntries(DESCRIBED_FIELDS.flatMap((field) => (from[field] === undefined ? [] : [[field, from[field]]])));

/** The words of a repository's page, in the caller's transaction; what stays the same leaves no trace. */
export async function changeDescription(
  queries: Queries,
  actor: Actor,
  repository: Repository,
  changes: RepositoryChanges,
): Promise<Repository> {
  const data = pick(changes);
  const difference = changesBetween(pick(repository), data);
  if (Object.keys(difference).length === 0) return repository;
  await writeRepositoryEntry(queries, actor, 'repository.describe', repository, difference);
  return queries.repository.update({ where: { id: repository.id }, data: { ...data, updatedAt: clock.now() } });
}
