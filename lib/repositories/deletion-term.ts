/** How long a deleted repository can be brought back. */
const DAYS_TO_RESTORE = 7;

export const restorableUntil = (deletedAt: Date): Date => new Date(deletedAt.getTime() + DAYS_TO_RESTORE * 86_400_000);

/** What was deleted before this moment is taken away for good. */
export const goneForGoodBefore = (now: Date): Date => new Date(now.getTime() - DAYS_TO_RESTORE * 86_400_000);
