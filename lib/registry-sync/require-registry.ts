import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Registry } from '@/lib/platform/generated/prisma/client';

const registryNotFound = (name: string): AppError => new AppError('not_found', `There is no registry “${name}”.`);

/** A registry by its name, for administrators. @throws AppError, also for everybody else */
export async function requireRegistry(queries: Queries, actor: Actor, name: string): Promise<Registry> {
  requireSiteAdministrator(actor);
  const row = await queries.registry.findUnique({ where: { name } });
  if (!row) throw registryNotFound(name);
  return row;
}

/** The same, locked until the transaction ends. */
export async function lockRegistry(queries: Queries, actor: Actor, name: string): Promise<Registry> {
  requireSiteAdministrator(actor);
  await queries.$queryRaw`SELECT 1 FROM registries WHERE name = ${name} FOR UPDATE`;
  return requireRegistry(queries, actor, name);
}
