import type { Actor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Prisma, Registry } from '@/lib/platform/generated/prisma/client';
import type { RateLimit } from '@/lib/registry/rate-limit';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { registryFailure, registryProblemOf } from '@/lib/registry/registry-failure';
import { adoptRepository, skipReasonOf } from '@/lib/registry-sync/adopt-repository';
import { inParallel } from '@/lib/registry-sync/in-parallel';
import { reconcileRepository } from '@/lib/registry-sync/reconcile-repository';
import { ChangedMeanwhile } from '@/lib/registry-sync/refresh-images';
import { type ConnectionOptions, connectRegistry } from '@/lib/registry-sync/registry-connection';
import { noteRegistryProblem, noteRegistryWorks } from '@/lib/registry-sync/registry-health';
import { registryPaths } from '@/lib/registry-sync/registry-paths';
import { skippedRepositories } from '@/lib/registry-sync/skipped-repositories';
import { aloneInSync } from '@/lib/registry-sync/sync-lock';

const AT_ONCE = 3;
/** The cursor moves on after so many repositories. */
const STEP = 12;
/** So many failures in a row are the registry's, not a repository's. */
const FAILURES = 5;
const BUSY = 'It was pushed to all the time; the next run looks again.';
const ERROR_HERE = 'An error here; the reason is in the log.';
/** Of a registry that counts our requests, so many are left for others. */
const LEFT_OVER = 5;
/** What an interrupted run did is looked at again after this long. */
const RESUME_MS = 24 * 3600_000;

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

const touch = (id: string, data: Prisma.RegistryUpdateInput) =>
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
  // Something else at its address would say of every repository that it is not there, and of every tag that it is gone.
  await client.ping();
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
    problems: [],
  };
  // What an interrupted run left out is left out of the whole.
  const skipped = cursor === null ? skippedRepositories() : skippedRepositories(registry);
  if (problem !== null) skipped.add({ path: '', reason: 'no-list', sentence: problem });
  let done = paths.length - left.length;
  let failures = 0;
  await db().prisma.registry.update({
    where: { id: registry.id },
    data: {
      syncTouchedAt: clock.now(),
      syncDone: done,
      syncTotal: paths.length,
      ...(cursor === null ? { syncStartedAt: clock.now(), syncCursor: '', ...skipped.toStore() } : {}),
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
      for (const sentence of problems) skipped.add({ path, reason: 'image', sentence });
      failures = 0;
    } catch (error) {
      const reason = registryProblemOf(error);
      if (reason !== undefined || !(error instanceof AppError)) failures += 1;
      if (reason === 'rate-limited' || reason === 'unreachable' || failures >= FAILURES) throw error;
      if (error instanceof AppError) skipped.add({ path, reason: skipReasonOf(error), sentence: error.message });
      else {
        // Of one repository whoever pushes to it may be the cause: the others are not to wait for that.
        console.error(`${path} could not be reconciled`, error);
        skipped.add({ path, reason: 'failed', sentence: error instanceof ChangedMeanwhile ? BUSY : ERROR_HERE });
      }
    } finally {
      done += 1;
      onProgress?.(done, paths.length, path);
    }
  }
  for (let start = 0; start < left.length; start += STEP) {
    const step = left.slice(start, start + STEP);
    await inParallel(AT_ONCE, step, reconcile);
    await touch(registry.id, { syncCursor: step.at(-1) ?? null, syncDone: done, ...skipped.toStore() });
  }
  await touch(registry.id, { syncCursor: null, syncFinishedAt: clock.now(), ...skipped.toStore() });
  return { ...report, problems: skipped.sentences().sort() };
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
  return aloneInSync(found, async () => {
    const registry = await prisma.registry.update({ where: { id }, data: { syncWantedAt: null } });
    const client = connectRegistry(registry, {
      ...options,
      onRateLimit: (limit) => politely(limit, registry.host),
    });
    try {
      const report = await runOver(actor, client, registry, options);
      await noteRegistryWorks(id);
      return report;
    } catch (error) {
      if (registryProblemOf(error) !== undefined) await noteRegistryProblem(id, error);
      throw error;
    } finally {
      client.close();
    }
  });
}
