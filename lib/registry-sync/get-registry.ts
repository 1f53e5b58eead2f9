import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import type { RegistryEvent } from '@/lib/platform/generated/prisma/client';
import { registryViews } from '@/lib/registry-sync/registry-views';
import { requireRegistry } from '@/lib/registry-sync/require-registry';
import type { EventProblem, RegistryDetails } from '@/lib/registry-sync/schema';
import { storedSkipped } from '@/lib/registry-sync/skipped-repositories';

const SHOWN_EVENTS = 20;

type EventRow = Omit<RegistryEvent, 'body'>;

const toEventProblem = ({ id, repository, action, receivedAt, attempts, processedAt, problem }: EventRow) =>
  ({
    id,
    repository,
    action,
    receivedAt: receivedAt.toISOString(),
    attempts,
    state: id.startsWith('malformed:') ? 'malformed' : processedAt === null ? 'waiting' : 'given-up',
    problem: problem ?? '',
  }) satisfies EventProblem;

/** A registry with what troubled it lately, for administrators. @throws AppError `not_found`, or for everybody else */
export async function getRegistry(actor: Actor, name: string): Promise<RegistryDetails> {
  const { prisma } = db();
  const row = await requireRegistry(prisma, actor, name);
  const [view] = await registryViews(prisma, [row]);
  if (!view) throw new Error('a registry has one view');
  const events = await prisma.registryEvent.findMany({
    where: { registryId: row.id, problem: { not: null } },
    orderBy: { receivedAt: 'desc' },
    take: SHOWN_EVENTS,
    omit: { body: true },
  });
  return { ...view, certificates: row.certificates, skipped: storedSkipped(row), events: events.map(toEventProblem) };
}
