import type { Actor } from '@/lib/access/actor';
import { repositoryPath } from '@/lib/names/paths';
import { parseRepositoryReference } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { visibleTo } from '@/lib/repositories/policy';

/** The page of a deprecated repository's successor, when it is here and the actor may see it. */
export async function findSuccessor(actor: Actor, successor: string | null): Promise<string | null> {
  const parsed = successor === null ? null : parseRepositoryReference(successor.replace(/:[^/]*$/, ''));
  if (!parsed?.ok) return null;
  const found = await db().prisma.repository.findFirst({
    where: { AND: [parsed.value, visibleTo(actor)] },
    select: { namespace: true, name: true },
  });
  return found && repositoryPath(found);
}
