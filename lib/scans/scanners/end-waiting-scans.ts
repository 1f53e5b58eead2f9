import { clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db';

/** Without a scanner nothing waits for one: who asked reads why. @returns how many were ended */
export async function endWaitingScans({ prisma }: Database): Promise<number> {
  const { count } = await prisma.scanRequest.updateMany({
    where: { state: 'waiting' },
    data: {
      state: 'failed',
      endedAt: clock.now(),
      progress: null,
      problemReason: 'switched-off',
      problem: 'The site’s scanner was switched off before it was this scan’s turn.',
    },
  });
  return count;
}
