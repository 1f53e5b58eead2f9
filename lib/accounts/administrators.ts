import { accountProblem } from '@/lib/accounts/refuse';
import type { Queries } from '@/lib/platform/db';

/**
 * Before somebody stops being an administrator: another one must be left. The rows are locked, so that two who do it to
 * each other at the same moment do so one after the other.
 * @throws AppError `conflict`
 */
export async function requireAnotherAdministrator(queries: Queries, userId: string): Promise<void> {
  const administrators = await queries.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  if (administrators.every(({ id }) => id === userId)) throw accountProblem('conflict', 'last-administrator');
}
