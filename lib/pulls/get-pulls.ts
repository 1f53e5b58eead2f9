import type { Actor } from '@/lib/access/actor';
import { isAllowedOnRepository } from '@/lib/access/require';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { repositoryNotFound } from '@/lib/platform/errors';
import { addDays, dayOf } from '@/lib/pulls/calendar';
import { pullRange } from '@/lib/pulls/pull-range';
import { readAllPulls } from '@/lib/pulls/read-all-pulls';
import { readReleasedPulls } from '@/lib/pulls/read-released-pulls';
import type { PullsQuery, PullsView } from '@/lib/pulls/schema';
import { toPullsView } from '@/lib/pulls/view';
import { visibleTo } from '@/lib/repositories/policy';
import { roleInRepository } from '@/lib/repositories/role-in-repository';

/**
 * Pulls and version checks of a repository by day or week. Its people (`repository.view_all_pulls`) see all of it;
 * others see it up to yesterday, and never figures that fewer than five people have made (lib/pulls/release.ts).
 * @throws AppError `not_found`, or `invalid` for a range that makes no sense
 */
export async function getPulls(
  actor: Actor,
  { namespace, name }: RepositoryName,
  query: PullsQuery,
): Promise<PullsView> {
  const { prisma } = db();
  const repository = await prisma.repository.findFirst({ where: { AND: [{ namespace, name }, visibleTo(actor)] } });
  if (!repository) throw repositoryNotFound(shortName({ namespace, name }));
  const role = await roleInRepository(prisma, actor, repository);
  const seesAll = isAllowedOnRepository(actor, 'repository.view_all_pulls', role, repository.visibility);
  const today = dayOf(clock.now());
  const last = seesAll ? today : addDays(today, -1);
  const range = pullRange(query, last);
  const [measured, any] = await Promise.all([
    seesAll ? readAllPulls(repository.id, range) : readReleasedPulls(repository.id, range, last),
    prisma.pullCount.findFirst({ where: { repositoryId: repository.id }, select: { day: true } }),
  ]);
  return toPullsView(range, measured, { suppressed: !seesAll, counted: any !== null });
}
