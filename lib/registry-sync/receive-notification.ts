import { createHash } from 'node:crypto';
import { OWN_SUBJECT } from '@/lib/names/own-subject';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { wakeJob } from '@/lib/platform/wake-job';
import { isManifestType } from '@/lib/registry/media-types';
import { parseNotification, type RegistryEvent } from '@/lib/registry/notification';
import { pullKeyOf } from '@/lib/registry-sync/count-registry-pulls';

const KEPT_OF_MALFORMED = 8000;

/** Layers and configurations mean nothing to the catalogue; of what we did ourselves we know. */
function isOfInterest({ action, target, actor }: RegistryEvent): boolean {
  if (actor.name === OWN_SUBJECT) return false;
  if (action === 'delete') return true;
  return target.mediaType !== null && isManifestType(target.mediaType);
}

/** What Postgres keeps as JSON: without NUL and halves of surrogate pairs. */
const keepable = (value: object): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part,
  ) as Prisma.InputJsonObject;

const toRow = (registryId: string, event: RegistryEvent): Prisma.RegistryEventCreateManyInput => ({
  id: event.id,
  registryId,
  repository: event.target.repository,
  action: event.action,
  at: new Date(event.timestamp),
  pullKey: pullKeyOf(event),
  body: keepable(event),
});

function malformedRow(registryId: string, body: string, index: number, problem: string) {
  const id = `malformed:${createHash('sha256').update(body).digest('hex')}:${index}`;
  const text = body.slice(0, KEPT_OF_MALFORMED);
  return {
    id,
    registryId,
    body: keepable({ text }),
    problem: keepable({ problem }).problem as string,
    processedAt: clock.now(),
  };
}

function rowsOf(registryId: string, body: string): Prisma.RegistryEventCreateManyInput[] {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    return [malformedRow(registryId, body, 0, `No JSON: ${error instanceof Error ? error.message : String(error)}`)];
  }
  const notification = parseNotification(json);
  if (!notification.ok) return [malformedRow(registryId, body, 0, notification.problem)];
  return [
    ...notification.events.filter(isOfInterest).map((event) => toRow(registryId, event)),
    ...notification.malformed.map(({ index, problem }) => malformedRow(registryId, body, index, problem)),
  ];
}

/**
 * Stores the events of one notification as they came, each once by its id, in one statement, and wakes the job that
 * works them off. What is malformed is kept with what is wrong with it, and counts as received: a registry sends what
 * is refused again and again, and nothing else meanwhile.
 * @returns how many events were new
 */
export async function receiveNotification(registryId: string, body: string): Promise<number> {
  const rows = rowsOf(registryId, body);
  if (rows.length === 0) return 0;
  const { count } = await db().prisma.registryEvent.createMany({ data: rows, skipDuplicates: true });
  if (count > 0) await wakeJob('process-registry-events');
  return count;
}
