import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { db } from '@/lib/platform/db';
import { type RegistryView, toRegistryView } from '@/lib/registry-sync/registry-view';

/** Every registry, for administrators. @throws AppError for everybody else */
export async function listRegistries(actor: Actor): Promise<RegistryView[]> {
  requireSiteAdministrator(actor);
  const rows = await db().prisma.registry.findMany({
    orderBy: { name: 'asc' },
    include: { _count: { select: { repositories: true } } },
  });
  return rows.map(({ _count, ...row }) => toRegistryView(row, _count.repositories));
}
