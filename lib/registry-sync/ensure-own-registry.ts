import { db } from '@/lib/platform/db';
import { OWN_SERVICE } from '@/lib/registry-access/registry-secrets';

const NAME = 'own';

/**
 * Makes the registry that belongs to the site known, or moves it to another address: the bundled one gets a new port
 * at every start. Called before anything is served.
 * @param host as it stands in pull commands
 */
export async function ensureOwnRegistry(registry: { address: string; host: string }): Promise<string> {
  const { id } = await db().prisma.registry.upsert({
    where: { service: OWN_SERVICE },
    create: { name: NAME, kind: 'managed', service: OWN_SERVICE, ...registry },
    update: registry,
    select: { id: true },
  });
  return id;
}
