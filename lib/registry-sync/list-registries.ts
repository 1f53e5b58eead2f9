import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { db } from '@/lib/platform/db';
import type { RegistryView } from '@/lib/registry-sync/registry-view';
import { registryViews } from '@/lib/registry-sync/registry-views';

/** Every registry, for administrators. @throws AppError for everybody else */
export async function listRegistries(actor: Actor): Promise<RegistryView[]> {
  requireSiteAdministrator(actor);
  const { prisma } = db();
  return registryViews(prisma, await prisma.registry.findMany({ orderBy: { name: 'asc' } }));
}
