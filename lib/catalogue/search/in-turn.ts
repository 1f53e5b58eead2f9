import { availableParallelism } from 'node:os';
import { AppError } from '@/lib/platform/errors';
import { gate } from '@/lib/platform/gate';

/** What the database's pool waits for a connection, too */
const PATIENCE_MS = 10_000;

/**
 * Searches of this process, one more at once than it has processors: more of them would only hold each other up, the longest
 * most (bench/search has the figures). With a database elsewhere this is still more than one process can ask for.
 * @throws AppError `unavailable` for one whose turn has not come in ten seconds
 */
export const inTurn = gate(availableParallelism() + 1, {
  ms: PATIENCE_MS,
  refusal: () => new AppError('unavailable', 'Search has too much to do at the moment; try again shortly.'),
});
