import { type Actor, actorName } from '@/lib/access/actor';
import { type AuditValue, changesBetween } from '@/lib/audit/actions';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { wakeJob } from '@/lib/platform/wake-job';
import { deletableRepository } from '@/lib/registry-sync/deletable-repository';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';
import { requireRules } from '@/lib/retention/require-rules';
import { RETENTION_JOB } from '@/lib/retention/run-retention';
import type { RetentionChange } from '@/lib/retention/schema';
import { NO_RULES, type RetentionRules, type RetentionView, retentionChange } from '@/lib/retention/schema';
import { storedRules, toRetentionView } from '@/lib/retention/view';

const entryOf = (enabled: boolean, { keepPatterns, ...rules }: RetentionRules): Record<string, AuditValue> => ({
  enabled,
  ...rules,
  keepPatterns: keepPatterns.map(({ pattern, newest }) => (newest === null ? pattern : `${pattern} (${newest})`)),
});

/**
 * Sets what a repository keeps. Enabled, the rules are carried out at once and then every day.
 * @throws AppError as `repositoryFor`, `invalid` for a pattern that is none, `conflict` where images cannot be deleted
 *   from here
 */
export async function setRetention(actor: Actor, name: RepositoryName, input: RetentionChange): Promise<RetentionView> {
  const { enabled, rules } = retentionChange.parse(input);
  requireRules(rules);
  const view = await inTransaction(async (queries) => {
    const { repository } = await deletableRepository(queries, actor, name);
    const repositoryId = repository.id;
    const before = await queries.retentionPolicy.findUnique({ where: { repositoryId } });
    const changes = changesBetween(
      entryOf(before?.enabled ?? false, before ? storedRules(before) : NO_RULES),
      entryOf(enabled, rules),
    );
    if (before && Object.keys(changes).length === 0) return toRetentionView(before);
    const data = { enabled, rules, changedBy: actorName(actor), changedAt: clock.now() };
    const policy = await queries.retentionPolicy.upsert({
      where: { repositoryId },
      create: { repositoryId, ...data },
      update: data,
    });
    await writeRepositoryEntry(queries, actor, 'repository.set_retention', repository, changes);
    return toRetentionView(policy);
  });
  if (enabled) await wakeJob(RETENTION_JOB);
  return view;
}
