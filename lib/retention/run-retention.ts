import { systemActor } from '@/lib/access/actor';
import { clock } from '@/lib/platform/clock';
import { type Database, db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { carryOutDeletion } from '@/lib/registry-sync/carry-out-deletion';
import { deletableRepository } from '@/lib/registry-sync/deletable-repository';
import { deletionClient } from '@/lib/registry-sync/deletion-client';
import type { DeletionView } from '@/lib/registry-sync/deletion-schema';
import { reconcileRepository } from '@/lib/registry-sync/reconcile-repository';
import { planForRepository } from '@/lib/retention/plan-for-repository';
import { storedRules } from '@/lib/retention/view';

export const RETENTION_JOB = 'run-retention';
const HOUR = 3600_000;
const EVERY = 23 * HOUR;
const AGAIN_AFTER_A_PROBLEM = HOUR;
const ACTOR = systemActor('retention');
const ERROR_HERE = 'An error here; the reason is in the log.';

type Policy = Prisma.RetentionPolicyGetPayload<{ include: { repository: true } }>;

function isDue({ changedAt, lastRunAt, lastProblem }: Policy, now: number): boolean {
  if (lastRunAt === null || changedAt > lastRunAt) return true;
  return now - lastRunAt.getTime() > (lastProblem === null ? EVERY : AGAIN_AFTER_A_PROBLEM);
}

/** Looks at the registry first: what was pushed or moved unheard must not be judged by what we last knew. */
async function runPolicy(policy: Policy): Promise<DeletionView> {
  const deletable = await deletableRepository(db().prisma, ACTOR, policy.repository);
  await deletionClient(deletable.registry, (client) => reconcileRepository(client, deletable));
  const { wish } = await planForRepository(deletable.repository, storedRules(policy));
  return carryOutDeletion(ACTOR, deletable, { ...wish, keepUntagged: false });
}

/**
 * Carries out the retention rules that are due: those that were changed, or last run a day ago. What it does to a
 * repository stands with its rules, and each deletion in the audit log. @returns what there is to say of it
 */
export async function runRetention({ prisma }: Database): Promise<string | undefined> {
  const policies = await prisma.retentionPolicy.findMany({
    where: { enabled: true, repository: { deletedAt: null } },
    orderBy: { lastRunAt: { sort: 'asc', nulls: 'first' } },
    include: { repository: true },
  });
  const said: string[] = [];
  for (const policy of policies) {
    const began = clock.now();
    if (!isDue(policy, began.getTime())) continue;
    const { repositoryId, repository } = policy;
    const place = `${repository.namespace}/${repository.name}`;
    const note = (data: Prisma.RetentionPolicyUpdateManyMutationInput) =>
      prisma.retentionPolicy.updateMany({ where: { repositoryId }, data: { ...data, lastRunAt: began } });
    try {
      const { tags, images, freedBytes, ...end } = await runPolicy(policy);
      const problem = end.problem?.detail ?? null;
      const lastResult = { tags: tags.length, images: images.length, bytes: freedBytes };
      await note({ lastResult, lastProblem: problem });
      if (tags.length + images.length > 0 || problem !== null)
        said.push(`${place}: ${tags.length} tags, ${images.length} images${problem === null ? '' : ` (${problem})`}`);
    } catch (error) {
      // Of one repository whoever pushes to it may be the cause: the others are not to wait for that.
      if (!(error instanceof AppError))
        console.error(`the retention rules of ${place} could not be carried out`, error);
      const problem = error instanceof AppError ? error.message : ERROR_HERE;
      await note({ lastProblem: problem });
      said.push(`${place}: ${problem}`);
    }
  }
  return said.length > 0 ? said.join('; ') : undefined;
}
