import type { OverviewRevision } from '@/lib/platform/generated/prisma/client';
import type { RevisionView } from '@/lib/repositories/overview-schema';

/** What a list of revisions reads: everything but the text. */
export const REVISION_FIELDS = {
  number: true,
  authorName: true,
  tokenName: true,
  message: true,
  restoredFrom: true,
  addedLines: true,
  removedLines: true,
  createdAt: true,
} as const;

export const toRevisionView = (row: Pick<OverviewRevision, keyof typeof REVISION_FIELDS>): RevisionView => ({
  number: row.number,
  author: row.authorName,
  tokenName: row.tokenName,
  message: row.message,
  restoredFrom: row.restoredFrom,
  addedLines: row.addedLines,
  removedLines: row.removedLines,
  createdAt: row.createdAt.toISOString(),
});
