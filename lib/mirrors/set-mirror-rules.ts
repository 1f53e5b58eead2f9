import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { changesBetween } from '@/lib/audit/actions';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { type MirrorRules, mirrorRules } from '@/lib/mirrors/schema';
import { storedMirrorRules } from '@/lib/mirrors/stored-mirror-rules';
import { inTransaction } from '@/lib/platform/db';
import { invalidParameters } from '@/lib/platform/errors';

/** As the audit log shows them. */
const lines = (rules: MirrorRules['rules']): string[] =>
  rules.map(({ networks, pattern, target }) => `${networks.join(' ') || '*'}: ${pattern} → ${target}`);

/** Replaces all mirror rules at once. Administrators only. @throws AppError `invalid`, by rule and field */
export async function setMirrorRules(actor: Actor, input: MirrorRules): Promise<MirrorRules> {
  requireSiteAdministrator(actor);
  const parsed = mirrorRules.safeParse(input);
  if (!parsed.success)
    throw invalidParameters(
      parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), reason: `${message}.` })),
    );
  const { rules } = parsed.data;
  return inTransaction(async (queries) => {
    await queries.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('registry.mirrors'))`;
    const before = await storedMirrorRules(queries);
    const changes = changesBetween({ rules: lines(before) }, { rules: lines(rules) });
    if (Object.keys(changes).length === 0) return { rules: before };
    await queries.mirrorRule.deleteMany();
    await queries.mirrorRule.createMany({ data: rules.map((rule, position) => ({ ...rule, position })) });
    await writeAuditEntry(queries, actor, {
      action: 'registry.set_mirrors',
      target: { kind: 'site', id: null, name: 'site' },
      publisherId: null,
      changes,
    });
    return { rules };
  });
}
