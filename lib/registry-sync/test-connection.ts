import type { Actor } from '@/lib/access/actor';
import { requireSiteAdministrator } from '@/lib/access/require-user';
import { db } from '@/lib/platform/db';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { registryProblemOf } from '@/lib/registry/registry-failure';
import { checkedRegistry, requireObserved } from '@/lib/registry-sync/checked-registry';
import { connectAs, credentialsOf } from '@/lib/registry-sync/registry-connection';
import { requireRegistry } from '@/lib/registry-sync/require-registry';
import { type ConnectionTestInput, type ConnectionTestView, connectionTestInput } from '@/lib/registry-sync/schema';
import { requireSameAddress } from '@/lib/registry-sync/update-registry';

const TIMEOUT_MS = 10_000;
/** A registry that lets nobody list it can still be used: its repositories are known from elsewhere. */
const NO_LIST: readonly unknown[] = ['refused', 'not-found', 'unsupported'];

async function firstPage(client: RegistryClient): Promise<Pick<ConnectionTestView, 'repositories' | 'more'>> {
  const pages = client.listRepositories();
  try {
    const first = await pages.next();
    if (first.done) return { repositories: 0, more: false };
    return { repositories: first.value.length, more: first.value.length > 0 && !(await pages.next()).done };
  } catch (error) {
    if (!NO_LIST.includes(registryProblemOf(error))) throw error;
    return { repositories: null, more: false };
  } finally {
    await pages.return(undefined);
  }
}

/**
 * Asks a registry, as it would be asked once these settings were saved, whether it is there, accepts us and lists its
 * repositories; nothing is stored. That it fails is an answer, not an error. For administrators.
 * @throws AppError `invalid`, `not_found`, or for everybody else
 */
export async function testConnection(actor: Actor, input: ConnectionTestInput): Promise<ConnectionTestView> {
  requireSiteAdministrator(actor);
  const { registry, credentials, ...wanted } = checkedRegistry(connectionTestInput, input);
  requireObserved(wanted.kind, { credentials });
  const row = registry === undefined ? null : await requireRegistry(db().prisma, actor, registry);
  if (row && credentials === undefined) requireSameAddress(row, wanted.address);
  const service = wanted.kind === 'managed' ? (row?.service ?? wanted.name) : null;
  const as =
    row && credentials === undefined
      ? credentialsOf(row)
      : credentials
        ? ({ kind: 'password', ...credentials } as const)
        : credentialsOf({ id: '', service, credentials: null });
  const client = connectAs(wanted, as, { timeoutMs: TIMEOUT_MS, retries: 0 });
  try {
    await client.ping();
    return { ok: true, reason: null, problem: null, ...(await firstPage(client)) };
  } catch (error) {
    const reason = registryProblemOf(error);
    if (reason === undefined || !(error instanceof Error)) throw error;
    return { ok: false, reason, problem: error.message, repositories: null, more: false };
  } finally {
    client.close();
  }
}
