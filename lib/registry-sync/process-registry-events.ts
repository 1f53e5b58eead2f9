import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';
import { inParallel } from '@/lib/registry-sync/in-parallel';
import { type ImageAccess, MAX_ATTEMPTS, processRepositoryEvents } from '@/lib/registry-sync/process-repository-events';
import { connectRegistry } from '@/lib/registry-sync/registry-connection';
import { noteRegistryProblem, noteRegistryWorks } from '@/lib/registry-sync/registry-health';
import { settlePullPlatforms } from '@/lib/registry-sync/settle-pull-platforms';

const PATHS = 200;
const AT_ONCE = 2;
/** A registry that is slow to answer must not hold up the others for longer. */
const TIMEOUT_MS = 20_000;

const SET_ASIDE_SECONDS = 120;

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
        if (!access) return forget(database, registryId);
        try {
          await processRepositoryEvents(access, repository);
        } catch (error) {
          // One repository's trouble must not keep the others waiting.
          console.error(`the notifications of ${repository} could not be processed`, error);
          await setAside(database, registryId, repository);
        }
      });
    }
    await settlePullPlatforms(database);
  } finally {
    await close();
  }
  return repositories;
}

const SET_ASIDE = 'An error here; the reason is in the log.';

/** Lets the events of a repository wait a while. @throws when the database is what is in trouble */
async function setAside({ prisma }: Database, registryId: string, repository: string): Promise<void> {
  const where = { registryId, repository, processedAt: null };
  const now = clock.now().getTime();
  await prisma.registryEvent.updateMany({
    where: { ...where, attempts: { lt: MAX_ATTEMPTS } },
    data: { attempts: { increment: 1 }, retryAt: new Date(now + SET_ASIDE_SECONDS * 1000), problem: SET_ASIDE },
  });
  await prisma.registryEvent.updateMany({
    where: { ...where, attempts: { gte: MAX_ATTEMPTS }, retryAt: { lte: new Date(now) } },
    data: { processedAt: clock.now(), problem: SET_ASIDE },
  });
}

/** Events of a registry that was removed. */
async function forget({ prisma }: Database, registryId: string): Promise<void> {
  await prisma.registryEvent.updateMany({
    where: { registryId, processedAt: null },
    data: { processedAt: clock.now(), problem: 'The registry was removed.' },
  });
}
