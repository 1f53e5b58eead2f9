import type { Actor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Registry } from '@/lib/platform/generated/prisma/client';
import type { RateLimit } from '@/lib/registry/rate-limit';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { registryFailure, registryProblemOf } from '@/lib/registry/registry-failure';
import { adoptRepository } from '@/lib/registry-sync/adopt-repository';
import { inParallel } from '@/lib/registry-sync/in-parallel';
import { reconcileRepository } from '@/lib/registry-sync/reconcile-repository';
import { type ConnectionOptions, connectRegistry } from '@/lib/registry-sync/registry-connection';
import { noteRegistryProblem, noteRegistryWorks } from '@/lib/registry-sync/registry-health';
import { registryPaths } from '@/lib/registry-sync/registry-paths';

const AT_ONCE = 3;
/** The cursor moves on after so many repositories. */
const STEP = 12;
/** So many failures in a row are the registry's, not a repository's. */
const FAILURES = 5;
/** Of a registry that counts our requests, so many are left for others. */
const LEFT_OVER = 5;
/** What an interrupted run did is looked at again after this long. */
const RESUME_MS = 24 * 3600_000;
const SHOWN_PROBLEMS = 200;

export type SyncReport = {
  registry: string;
  repositories: number;
  added: number;
  tags: number;
  changed: number;
  /** The run goes on where an interrupted one stopped. */
  resumed: boolean;
  problems: string[];
};
export type SyncOptions = ConnectionOptions & { onProgress?: (done: number, total: number, path: string) => void };

/** Lets one run at a time reconcile a registry. The lock ends with its connection, so a killed run leaves none. */
async function alone<T>(registry: Registry, work: () => Promise<T>): Promise<T> {
  const connection = await db().pool.connect();
  const lock = `hashtextextended('plimsoll sync ${registry.id}', 0)`;
  try {
    const { rows } = await connection.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${lock}) AS free`);
    if (!rows[0]?.free) throw new AppError('conflict', `The registry “${registry.name}” is being reconciled already.`);
    try {
      return await work();
    } finally {
      await connection.query(`SELECT pg_advisory_unlock(${lock})`);
    }
  } finally {
    connection.release();
  }
}

const touch = (id: string, data: { syncCursor?: string | null; syncDone?: number; syncProblems?: number }) =>
  db().prisma.registry.update({ where: { id }, data: { ...data, syncTouchedAt: clock.now() } });

/** Stops before a registry's allowance for us is used up; the next run goes on from there. */
function politely({ remaining }: RateLimit, host: string): void {
  if (remaining < LEFT_OVER)
    throw registryFailure('rate-limited', `The registry “${host}” allows us ${remaining} more requests for now.`);
}

async function runOver(
  actor: Actor,
  client: RegistryClient,
  registry: Registry,
  { onProgress }: SyncOptions,
): Promise<SyncReport> {
  const { paths, problem } = await registryPaths(client, registry);
  const isRecent =
    registry.syncStartedAt !== null && clock.now().getTime() - registry.syncStartedAt.getTime() < RESUME_MS;
  const cursor = isRecent ? registry.syncCursor : null;
  const left = cursor === null ? paths : paths.filter((path) => path > cursor);
  const report: SyncReport = {
    registry: registry.name,
    repositories: 0,
    added: 0,
    tags: 0,
    changed: 0,
    resumed: cursor !== null,
    problems: problem === null ? [] : [problem],
  };
  let done = paths.length - left.length;
  let failures = 0;
  await db().prisma.registry.update({
    where: { id: registry.id },
    data: {
      syncTouchedAt: clock.now(),
      syncDone: done,
      ...(cursor === null ? { syncStartedAt: clock.now(), syncCursor: '' } : {}),
    },
  });
  async function reconcile(path: string): Promise<void> {
    try {
      const adopted = await adoptRepository(actor, registry, path);
      if (!adopted) return;
      const { tags, changed, problems } = await reconcileRepository(client, {
        repository: adopted.repository,
        registry,
      });
      report.repositories += 1;
      report.added += adopted.isNew ? 1 : 0;
      report.tags += tags;
      report.changed += changed;
      report.problems.push(...problems.map((sentence) => `${path}: ${sentence}`));
      failures = 0;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const reason = registryProblemOf(error);
      if (reason !== undefined) failures += 1;
      if (reason === 'rate-limited' || reason === 'unreachable' || failures >= FAILURES) throw error;
      report.problems.push(`${path}: ${error.message}`);
    } finally {
      done += 1;
      onProgress?.(done, paths.length, path);
    }
  }
  for (let start = 0; start < left.length; start += STEP) {
    const step = left.slice(start, start + STEP);
    await inParallel(AT_ONCE, step, reconcile);
    await touch(registry.id, { syncCursor: step.at(-1) ?? null, syncDone: done, syncProblems: report.problems.length });
  }
  return { ...report, problems: report.problems.sort().slice(0, SHOWN_PROBLEMS) };
}

/**
 * Compares a registry with the catalogue and repairs what notifications missed; for an observed one this is how
 * repositories get in. Goes on where an interrupted run stopped; repositories that trouble us are named and left out.
 * @throws AppError `conflict` while another run is at it, or why the registry cannot be used now
 */
export async function reconcileRegistry(actor: Actor, id: string, options: SyncOptions = {}): Promise<SyncReport> {
  const { prisma } = db();
  const found = await prisma.registry.findUnique({ where: { id } });
  if (!found) throw new AppError('not_found', 'There is no such registry.');
  return alone(found, async () => {
    const registry = await prisma.registry.findUniqueOrThrow({ where: { id } });
    const client = connectRegistry(registry, {
      ...options,
      onRateLimit: (limit) => politely(limit, registry.host),
    });
    try {
      const report = await runOver(actor, client, registry, options);
      await noteRegistryWorks(id);
      await prisma.registry.update({
        where: { id },
        data: { syncCursor: null, syncFinishedAt: clock.now(), syncProblems: report.problems.length },
      });
      return report;
    } catch (error) {
      if (registryProblemOf(error) !== undefined) await noteRegistryProblem(id, error);
      throw error;
    } finally {
      client.close();
    }
  });
}
