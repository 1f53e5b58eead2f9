import { createHash } from 'node:crypto';
import type { Queries } from '@/lib/platform/db';
import type { RegistryEvent } from '@/lib/registry/notification';
import { countPulls, PULL_WINDOW_SECONDS } from '@/lib/registry/pull-counting';
import { OWN_SUBJECT } from '@/lib/registry-access/registry-secrets';
import { storedEvent } from '@/lib/registry-sync/stored-event';

/** What the requests of one pull have in common, port left out: it is another for each request. */
export function pullKeyOf({ target, actor, request }: RegistryEvent): string {
  const host = (request.addr ?? '').replace(/:\d+$/, '');
  return createHash('sha256')
    .update(JSON.stringify([target.repository, actor.name, host, request.useragent]))
    .digest('hex');
}

type Cell = { day: string; tag: string; client: string; pulls: number; checks: number; last: string | null };

/** Adds (or with `sign` −1 takes away) what a set of events counts, by day, tag and client. */
function tally(cells: Map<string, Cell>, events: readonly RegistryEvent[], sign: 1 | -1): void {
  const { pulls, versionChecks } = countPulls(events, { ownSubjects: [OWN_SUBJECT] });
  for (const [counted, isPull] of [
    ...pulls.map((pull) => [pull, true] as const),
    ...versionChecks.map((check) => [check, false] as const),
  ]) {
    const at = new Date(counted.timestamp).toISOString();
    const key = `${at.slice(0, 10)} ${counted.client} ${counted.tag ?? ''}`;
    const cell = cells.get(key) ?? {
      day: at.slice(0, 10),
      tag: counted.tag ?? '',
      client: counted.client,
      pulls: 0,
      checks: 0,
      last: null,
    };
    cells.set(key, cell);
    if (isPull) cell.pulls += sign;
    else cell.checks += sign;
    if (isPull && sign > 0 && (cell.last === null || at > cell.last)) cell.last = at;
  }
}

/** Events of the same clients that were counted before and lie near enough to matter. */
async function countedBefore(queries: Queries, events: readonly RegistryEvent[]): Promise<RegistryEvent[]> {
  const times = events.map(({ timestamp }) => new Date(timestamp).getTime());
  // What an event counts as depends on those within one window; theirs must be the same with and without the new ones.
  const reach = 2000 * PULL_WINDOW_SECONDS;
  const rows = await queries.registryEvent.findMany({
    where: {
      pullKey: { in: [...new Set(events.map(pullKeyOf))] },
      at: { gte: new Date(Math.min(...times) - reach), lte: new Date(Math.max(...times) + reach) },
      processedAt: { not: null },
    },
    select: { body: true },
  });
  return rows.flatMap(({ body }) => storedEvent(body) ?? []);
}

/**
 * Counts the pulls that new events add, or change: a HEAD that was a version check becomes part of a pull when its
 * GET comes to be known. In the transaction that marks the events as processed, so that each is counted once,
 * whatever order they come in.
 */
export async function countRegistryPulls(
  queries: Queries,
  repositoryId: string,
  events: readonly RegistryEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const before = await countedBefore(queries, events);
  const cells = new Map<string, Cell>();
  tally(cells, before, -1);
  tally(cells, [...before, ...events], 1);
  const changed = [...cells.values()].filter(({ pulls, checks, last }) => pulls !== 0 || checks !== 0 || last !== null);
  if (changed.length === 0) return;
  const rows = JSON.stringify(changed);
  await queries.$executeRaw`
    INSERT INTO pull_counts AS old (repository_id, day, tag, client, pulls, version_checks, last_pulled_at)
    SELECT ${repositoryId}::uuid, c.day, c.tag, c.client, c.pulls, c.checks, c.last
    FROM jsonb_to_recordset(${rows}::jsonb) AS c(day date, tag text, client text, pulls int, checks int, last timestamptz)
    ON CONFLICT (repository_id, day, tag, client, platform) DO UPDATE SET pulls = old.pulls + excluded.pulls,
      version_checks = old.version_checks + excluded.version_checks,
      last_pulled_at = greatest(old.last_pulled_at, excluded.last_pulled_at)`;
  await queries.pullCount.deleteMany({ where: { repositoryId, pulls: 0, versionChecks: 0 } });
  await queries.$executeRaw`
    UPDATE tags SET last_pulled_at = greatest(tags.last_pulled_at, c.last)
    FROM (SELECT tag, max(last) AS last FROM jsonb_to_recordset(${rows}::jsonb) AS c(tag text, last timestamptz) GROUP BY tag) c
    WHERE tags.repository_id = ${repositoryId}::uuid AND tags.name = c.tag AND c.last IS NOT NULL`;
  const added = changed.reduce((sum, { pulls }) => sum + pulls, 0);
  if (added !== 0)
    await queries.repository.update({ where: { id: repositoryId }, data: { pullCount: { increment: added } } });
}
