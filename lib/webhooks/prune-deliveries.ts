import type { Database } from '@/lib/platform/db';

const KEPT_DAYS = 30;
const KEPT_PER_WEBHOOK = 100;

/** Forgets messages older than 30 days, and of each webhook all but the last 100; what still waits stays. @returns how many */
export async function pruneDeliveries({ prisma }: Database, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  return prisma.$executeRaw`
    DELETE FROM webhook_deliveries USING (
      SELECT id, row_number() OVER (PARTITION BY webhook_id ORDER BY created_at DESC, id DESC) AS place
      FROM webhook_deliveries) AS ordered
    WHERE webhook_deliveries.id = ordered.id AND (
      (state <> 'waiting' AND place > ${KEPT_PER_WEBHOOK}) OR created_at < ${oldest})`;
}
