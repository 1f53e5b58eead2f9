import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import { inParallel } from '@/lib/registry-sync/in-parallel';
import { type ImageAccess, processRepositoryEvents } from '@/lib/registry-sync/process-repository-events';
import { connectRegistry } from '@/lib/registry-sync/registry-connection';
import { noteRegistryProblem, noteRegistryWorks } from '@/lib/registry-sync/registry-health';

const PATHS = 200;
const AT_ONCE = 2;
/** A registry that is slow to answer must not hold up the others for longer. */
const TIMEOUT_MS = 20_000;

type Path = { registryId: string; repository: string };

const waitingPaths = ({ prisma }: Database): Promise<Path[]> =>
  prisma.$queryRaw<Path[]>`
    SELECT registry_id::text AS "registryId", repository FROM registry_events
    WHERE processed_at IS NULL AND repository IS NOT NULL AND registry_id IS NOT NULL
      AND (retry_at IS NULL OR retry_at <= ${clock.now()})
    GROUP BY registry_id, repository ORDER BY min(at) LIMIT ${PATHS}`;

/** The registries of this run, each connected once. */
function connections(database: Database) {
  const open = new Map<string, Promise<ImageAccess | null>>();
  const connect = async (id: string): Promise<ImageAccess | null> => {
    const registry = await database.prisma.registry.findUnique({ where: { id } });
    return (
      registry && {
        registry,
        client: connectRegistry(registry, { timeoutMs: TIMEOUT_MS, retries: 1, maxWaitSeconds: 5 }),
        outage: null,
        onFailure: (error) => noteRegistryProblem(id, error),
      }
    );
  };
  const accessTo = (id: string): Promise<ImageAccess | null> => {
    const access = open.get(id) ?? connect(id);
    open.set(id, access);
    return access;
  };
  const close = async () => {
    for (const access of await Promise.all(open.values())) {
      access?.client.close();
      if (access && access.outage === null) await noteRegistryWorks(access.registry.id);
    }
  };
  return { accessTo, close };
}

/** Works off the notifications that wait, repository by repository. @returns how many repositories had any */
export async function processRegistryEvents(database: Database): Promise<number> {
  const { accessTo, close } = connections(database);
  let repositories = 0;
  try {
    for (let paths = await waitingPaths(database); paths.length > 0; paths = await waitingPaths(database)) {
      repositories += paths.length;
      await inParallel(AT_ONCE, paths, async ({ registryId, repository }) => {
        const access = await accessTo(registryId);
        if (access) await processRepositoryEvents(access, repository);
        else await forget(database, registryId);
      });
    }
  } finally {
    await close();
  }
  return repositories;
}

/** Events of a registry that was removed. */
async function forget({ prisma }: Database, registryId: string): Promise<void> {
  await prisma.registryEvent.updateMany({
    where: { registryId, processedAt: null },
    data: { processedAt: clock.now(), problem: 'The registry was removed.' },
  });
}
