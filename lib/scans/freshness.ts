const DAY = 24 * 60 * 60 * 1000;
/** From this age on a scan, or a scanner’s database, says too little about today. */
export const OLD_AFTER_DAYS = 30;

/** Whether a scan or a database is older than 30 days; what is not reported is not called old. */
export const isOld = (iso: string | null, now: Date): boolean =>
  iso !== null && now.getTime() - new Date(iso).getTime() > OLD_AFTER_DAYS * DAY;
