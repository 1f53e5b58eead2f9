import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { repositoryFor } from '@/lib/repositories/repository-for';
import type { VexDocumentList } from '@/lib/scans/vex/schema';
import { vexDocumentView } from '@/lib/scans/vex/view';

/** The documents with a publisher's statements, for who may change them. @throws AppError as `repositoryFor` */
export async function listVex(actor: Actor, name: RepositoryName): Promise<VexDocumentList> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.upload_scan', name);
  const rows = await prisma.vexDocument.findMany({
    where: { repositoryId: repository.id },
    orderBy: { name: 'asc' },
    select: { id: true },
  });
  return { documents: await Promise.all(rows.map(({ id }) => vexDocumentView(prisma, id))) };
}
