import type { Database } from '@/lib/platform/db';

/**
 * Writes "lapsed" into the history of every grant whose date has passed. The badge itself needs no such job: a
 * grant stops counting at its date. Safe to run at any time and more than once.
 * @returns how many were written
 */
export async function lapseGrants({ prisma }: Database, now: Date): Promise<number> {
  const lapsed = await prisma.grant.findMany({
    where: { withdrawnAt: null, validUntil: { lte: now } },
    select: { id: true, validUntil: true, events: { where: { kind: 'lapsed' }, select: { at: true } } },
  });
  const unwritten = lapsed.filter(
    ({ validUntil, events }) => validUntil && !events.some(({ at }) => at.getTime() === validUntil.getTime()),
  );
  for (const { id, validUntil } of unwritten)
    await prisma.grantEvent.create({
      data: {
        grantId: id,
        kind: 'lapsed',
        at: validUntil ?? now,
        by: 'plimsoll',
        reason: 'Its validity ended.',
        evidence: [],
      },
    });
  return unwritten.length;
}
