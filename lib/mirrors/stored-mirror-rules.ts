import type { MirrorRules } from '@/lib/mirrors/schema';
import type { Queries } from '@/lib/platform/db';

/** The rules in their order. */
export const storedMirrorRules = (queries: Queries): Promise<MirrorRules['rules']> =>
  queries.mirrorRule.findMany({
    orderBy: { position: 'asc' },
    select: { networks: true, pattern: true, target: true },
  });
