import { checkNewNamespace, type NameRefusal } from '@/lib/names/new-name';
import { OFFICIAL_NAMESPACE } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';

/** Names that readers trust: those of the official repositories, and of publishers with a live grant. */
export async function trustedNames(queries: Queries): Promise<string[]> {
  const now = clock.now();
  const live = { withdrawnAt: null, OR: [{ validUntil: null }, { validUntil: { gt: now } }] };
  const [official, granted] = await Promise.all([
    queries.repository.findMany({ where: { namespace: OFFICIAL_NAMESPACE, deletedAt: null }, select: { name: true } }),
    queries.publisher.findMany({ where: { grants: { some: live } }, select: { namespace: true } }),
  ]);
  return [...official.map(({ name }) => name), ...granted.map(({ namespace }) => namespace)];
}

/**
 * Why somebody new may not have this namespace, or null when they may. The unique index has the last word when two ask
 * at the same moment.
 * @param asAdministrator an administrator may give away what only looks like another name: its owner may ask for it
 */
export async function newNamespaceRefusal(
  queries: Queries,
  name: string,
  { asAdministrator = false }: { asAdministrator?: boolean } = {},
): Promise<NameRefusal | null> {
  const check = checkNewNamespace(name, asAdministrator ? [] : await trustedNames(queries));
  if (!check.ok) return check.reason;
  const [publisher, user, reserved] = await Promise.all([
    queries.publisher.findUnique({ where: { namespace: name }, select: { id: true } }),
    queries.user.findUnique({ where: { username: name }, select: { id: true } }),
    queries.reservedNamespace.findFirst({ where: { namespace: name, until: { gt: clock.now() } } }),
  ]);
  return publisher || user || reserved ? { of: 'namespace', kind: 'taken', trusted: name } : null;
}
