import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { checkedRegistry, requireObserved } from '@/lib/registry-sync/checked-registry';
import { sealLogin } from '@/lib/registry-sync/registry-connection';
import { NEW_REGISTRY, type RegistryView, toRegistryView } from '@/lib/registry-sync/registry-view';
import { type NewRegistry, newRegistry } from '@/lib/registry-sync/schema';

/**
 * Connects a registry: a managed one, which is told to take our tokens and to notify us, or an observed one, which is
 * only read. Credentials are stored sealed. @throws AppError `invalid`, or `conflict` for a name that is taken
 */
export async function addRegistry(actor: Actor, input: NewRegistry): Promise<RegistryView> {
  requireSiteAdministrator(actor);
  const { credentials, ...fields } = checkedRegistry(newRegistry, input);
  requireObserved(fields.kind, { credentials, namespace: fields.namespace });
  return inTransaction(async (queries) => {
    if (await queries.registry.findUnique({ where: { name: fields.name } }))
      throw new AppError('conflict', `There is a registry called “${fields.name}” already.`, { reason: 'name-taken' });
    const service = fields.kind === 'managed' ? fields.name : null;
    const { id } = await queries.registry.create({ data: { ...fields, service } });
    const sealed = credentials && sealLogin(id, credentials);
    const row = await queries.registry.update({ where: { id }, data: { credentials: sealed } });
    await writeAuditEntry(queries, actor, {
      action: 'registry.add',
      target: { kind: 'site', id, name: row.name },
      publisherId: null,
      changes: {
        address: [null, row.address],
        kind: [null, row.kind],
        credentials: [null, credentials?.username ?? null],
      },
    });
    return toRegistryView(row, NEW_REGISTRY);
  });
}
