import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { repositoryToRead } from '@/lib/repositories/repository-for';
import type { RetentionView } from '@/lib/retention/schema';
import { toRetentionView } from '@/lib/retention/view';

/** The retention rules of a repository, for those who may delete its tags; of an archived one too. @throws AppError */
export async function getRetention(actor: Actor, name: RepositoryName): Promise<RetentionView> {
  const { prisma } = db();
  const { repository } = await repositoryToRead(prisma, actor, 'repository.delete_tags', name);
  return toRetentionView(await prisma.retentionPolicy.findUnique({ where: { repositoryId: repository.id } }));
}
