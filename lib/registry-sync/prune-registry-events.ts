import type { Database } from '@/lib/platform/db';

const KEPT_DAYS = 30;

/**
 * Takes away events that were processed a month ago. Until then they tell a redelivery from something new, and what a
 * late event changes in the count of pulls. @returns how many
 */
export async function pruneRegistryEvents({ prisma }: Database, now: Date): Promise<number> {
  const { count } = await prisma.registryEvent.deleteMany({
    where: { processedAt: { lt: new Date(now.getTime() - KEPT_DAYS * 86_400_000) } },
  });
  return count;
}
