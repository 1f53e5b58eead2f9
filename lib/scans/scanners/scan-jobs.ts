import { clock } from '@/lib/platform/clock';

/** Lets the requests that wait begin; its name for the worker. */
export const RUN_SCANS_JOB = 'run-scans';

/** Who runs a scan says every ten seconds that they still do; after a minute of silence another takes it up. */
export const HEARTBEAT_MS = 10_000;
const SILENCE_MS = 60_000;
export const staleSince = (): Date => new Date(clock.now().getTime() - SILENCE_MS);

/** Tried so often at most; between two attempts this goes by. */
const MINUTE = 60_000;
export const BACK_OFF_MS: readonly number[] = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE];
export const MOST_ATTEMPTS = BACK_OFF_MS.length + 1;

/** Whose turn it is first. */
export const PRIORITY = { asked: 0, fresh: 1, due: 2 } as const;
