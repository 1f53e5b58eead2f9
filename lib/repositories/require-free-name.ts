import type { Actor } from '@/lib/access/actor';
import { mayOnRepository } from '@/lib/access/permissions';
import { names } from '@/lib/language/en/names';
import { nameRefusal } from '@/lib/language/name-refusal';
import { checkNewRepositoryName, REPOSITORY_NAME_LENGTH } from '@/lib/names/new-name';
import {
  isOfficialNamespace,
  OFFICIAL_NAMESPACE,
  parseRepositoryName,
  type RepositoryName,
} from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import type { Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { restorableUntil } from '@/lib/repositories/deletion-term';
import { refusal } from '@/lib/repositories/refusal';
import { roleInRepository } from '@/lib/repositories/role-in-repository';

/** The old name of a repository is nobody else's for a year: pull commands and links with it are still about. */
const FORMER_NAME_MS = 365 * 86_400_000;

/** @throws AppError `conflict` for `library`: what is in it comes from library definitions alone */
export function requireUnofficial({ namespace }: RepositoryName, what: string): void {
  if (isOfficialNamespace(namespace))
    throw refusal('official', `${what} The repositories in “${OFFICIAL_NAMESPACE}” come from library definitions.`);
}

/** Names of the official repositories, which no other one's may be mistaken for. */
async function officialNames(queries: Queries): Promise<string[]> {
  const rows = await queries.repository.findMany({
    where: { namespace: OFFICIAL_NAMESPACE, deletedAt: null, grants: { some: { withdrawnAt: null } } },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

/** Whether the name is one that a repository outside of `library` may get. @throws AppError `invalid` naming the field */
export async function requireGoodName(queries: Queries, { namespace, name }: RepositoryName): Promise<void> {
  const check = checkNewRepositoryName(name, await officialNames(queries));
  const whole = check.ok ? parseRepositoryName(namespace, name) : null;
  if (check.ok && whole?.ok) return;
  const reason = check.ok
    ? ({ of: 'repository', kind: 'too-long', max: REPOSITORY_NAME_LENGTH.max } as const)
    : check.reason;
  const sentence = nameRefusal(names, reason);
  throw new AppError('invalid', sentence, { invalidParameters: [{ name: 'name', reason: sentence }], refusal: reason });
}

/**
 * That nothing has the name, nor had it within a year; the one it leads to now may take it back, for whoever
 * administers that. The caller has locked the publisher, so that it stays free until the end of the transaction.
 * @throws AppError `conflict`
 */
export async function requireFreeName(
  queries: Queries,
  actor: Actor,
  { namespace, name }: RepositoryName,
): Promise<void> {
  const path = `${namespace}/${name}`;
  const existing = await queries.repository.findUnique({ where: { namespace_name: { namespace, name } } });
  if (existing?.deletedAt) {
    const until = restorableUntil(existing.deletedAt).toISOString();
    throw refusal(
      'name-is-deleted',
      `“${path}” was deleted, and can be restored until ${until}. Then its name is free.`,
      {
        until,
      },
    );
  }
  if (existing) throw refusal('name-taken', `There is a repository “${path}” already.`);
  const former = await queries.formerName.findUnique({
    where: { namespace_name: { namespace, name } },
    include: { repository: true },
  });
  if (!former) return;
  const until = new Date(former.since.getTime() + FORMER_NAME_MS);
  if (until > clock.now()) {
    const { repository } = former;
    const role = await roleInRepository(queries, actor, repository);
    if (!mayOnRepository('repository.manage', role, repository.visibility))
      throw refusal(
        'name-led-elsewhere',
        `“${path}” was the name of a repository that moved. It is kept until ${until.toISOString()}, for those who still pull by it.`,
        { until: until.toISOString() },
      );
  }
  // It may be gone in the meantime, with the repository.
  await queries.formerName.deleteMany({ where: { namespace, name } });
}

/**
 * Two changes of the names in one namespace happen one after the other. In the order of the namespaces, and before any of
 * their repositories is locked: whoever changes a publisher and what follows for its repositories goes the same way.
 */
export async function lockPublishers(queries: Queries, namespaces: readonly string[]): Promise<void> {
  for (const namespace of [...new Set(namespaces)].sort())
    await queries.$queryRaw`SELECT 1 FROM publishers WHERE namespace = ${namespace} FOR UPDATE`;
}

/** Its old name leads to the repository from now on. */
export async function keepFormerName(
  queries: Queries,
  { namespace, name, id: repositoryId }: RepositoryName & { id: string },
): Promise<void> {
  const since = clock.now();
  await queries.formerName.upsert({
    where: { namespace_name: { namespace, name } },
    create: { namespace, name, repositoryId, since },
    update: { repositoryId, since },
  });
}
