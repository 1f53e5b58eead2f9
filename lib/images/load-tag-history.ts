import { HISTORY_PAGE_SIZE, type HistoryEntry } from '@/lib/images/schema';
import { db } from '@/lib/platform/db';
import type { TagHistory } from '@/lib/platform/generated/prisma/client';

export type TagHistoryPage = { entries: HistoryEntry[]; total: number };

export const toHistoryEntry = ({ digest, from, until, by, eventId }: TagHistory): HistoryEntry => ({
  digest,
  from: from.toISOString(),
  until: until?.toISOString() ?? null,
  by,
  noticed: eventId === null && by === null,
});

/** What a tag was on, newest first: 25 entries a page, counted from 1. */
export async function loadTagHistory(repositoryId: string, tag: string, page: number): Promise<TagHistoryPage> {
  const { prisma } = db();
  const where = { repositoryId, tag };
  const [rows, total] = await Promise.all([
    prisma.tagHistory.findMany({
      where,
      orderBy: [{ from: 'desc' }, { eventId: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * HISTORY_PAGE_SIZE,
      take: HISTORY_PAGE_SIZE,
    }),
    prisma.tagHistory.count({ where }),
  ]);
  return { entries: rows.map(toHistoryEntry), total };
}
