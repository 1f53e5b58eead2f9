import type { Actor } from '@/lib/access/actor';
import { changesBetween } from '@/lib/audit/actions';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { AppError, invalidParameters } from '@/lib/platform/errors';
import type { Registry } from '@/lib/platform/generated/prisma/client';
import { OWN_SERVICE } from '@/lib/registry-access/registry-secrets';
import { checkedRegistry, requireObserved } from '@/lib/registry-sync/checked-registry';
import { sealLogin } from '@/lib/registry-sync/registry-connection';
import type { RegistryView } from '@/lib/registry-sync/registry-view';
import { registryViews } from '@/lib/registry-sync/registry-views';
import { lockRegistry } from '@/lib/registry-sync/require-registry';
import { type RegistryChange, registryChange } from '@/lib/registry-sync/schema';

/** Kept credentials go nowhere but where they were given for: another address needs them again. */
export function requireSameAddress(row: Registry, address: string | undefined): void {
  if (row.credentials !== null && address !== undefined && address !== row.address)
    throw invalidParameters([
      { name: 'credentials.password', reason: 'Write the password again: it was given for another address.' },
    ]);
}

/** At every start the site writes where its own registry is. */
function requireOwnPlace(row: Registry, { address, host }: RegistryChange): void {
  if (row.service !== OWN_SERVICE) return;
  if ((address ?? row.address) !== row.address || (host ?? row.host) !== row.host)
    throw new AppError(
      'conflict',
      'Where the site’s own registry is follows from REGISTRY_URL and PLIMSOLL_URL: change those, and start again.',
      { reason: 'own-registry' },
    );
}

/**
 * Changes how a registry is reached and what its repositories are at first; what is left out stays. Repositories that
 * are here already keep their names and who may see them. @throws AppError `invalid`, `not_found` or `conflict`
 */
export async function updateRegistry(actor: Actor, name: string, input: RegistryChange): Promise<RegistryView> {
  return inTransaction(async (queries) => {
    const row = await lockRegistry(queries, actor, name);
    const { credentials, ...fields } = checkedRegistry(registryChange, input);
    requireObserved(row.kind, { credentials, namespace: fields.namespace });
    requireOwnPlace(row, fields);
    if (credentials === undefined) requireSameAddress(row, fields.address);
    const sealed = credentials === undefined ? row.credentials : credentials && sealLogin(row.id, credentials);
    const after = await queries.registry.update({ where: { id: row.id }, data: { ...fields, credentials: sealed } });
    const shown = ({ address, host, namespace, visibility, certificates }: Registry) => ({
      address,
      host,
      namespace,
      visibility,
      certificates: certificates?.length ?? null,
    });
    const changes = {
      ...changesBetween(shown(row), shown(after)),
      ...(credentials === undefined
        ? {}
        : { credentials: [row.credentials && '…', credentials?.username ?? null] as const }),
    };
    if (Object.keys(changes).length > 0)
      await writeAuditEntry(queries, actor, {
        action: 'registry.update',
        target: { kind: 'site', id: row.id, name },
        publisherId: null,
        changes,
      });
    const [view] = await registryViews(queries, [after]);
    if (!view) throw new Error('a registry has one view');
    return view;
  });
}
