import { type Actor, actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { isOfficialNamespace, parseRepositoryName, type RepositoryName } from '@/lib/names/repository-name';
import { reservedNames } from '@/lib/names/reserved-names';
import { clock } from '@/lib/platform/clock';
import { inTransaction, type Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import type { Registry, Repository } from '@/lib/platform/generated/prisma/client';
import { findRepositoryByPath, nameOfPath } from '@/lib/registry-access/find-repository-by-path';
import { SKIP_REASONS, type SkipReason } from '@/lib/registry-sync/schema';

const cannot = (path: string, skipped: SkipReason, reason: string): AppError =>
  new AppError('conflict', `“${path}” is left out: ${reason}`, { skipped });

/** Why a repository was left out: what `adoptRepository` says of it, else that the registry failed. */
export const skipReasonOf = ({ details }: AppError): SkipReason =>
  SKIP_REASONS.find((reason) => reason === details.skipped) ?? 'failed';

function nameHere(registry: Registry, path: string): RepositoryName {
  const name = registry.namespace === null ? nameOfPath(path) : parseRepositoryName(registry.namespace, path);
  if (name && 'ok' in name) {
    if (name.ok) return name.value;
    throw cannot(path, 'invalid-name', name.problem);
  }
  if (!name)
    throw cannot(path, 'no-namespace', 'its path has no namespace. Say which one with “registry add --namespace”.');
  return name;
}

/** Whose a namespace is; of an observed registry it is made when nobody has it. */
async function publisherOf(queries: Queries, registry: Registry, namespace: string, path: string): Promise<string> {
  const known = await queries.publisher.findUnique({ where: { namespace }, select: { id: true } });
  if (known) return known.id;
  if (registry.kind === 'managed')
    throw cannot(path, 'namespace-nobody', `nobody here has the namespace “${namespace}”.`);
  if (reservedNames.has(namespace))
    throw cannot(path, 'namespace-reserved', `the namespace “${namespace}” is reserved.`);
  // Two repositories of a namespace may be taken in at the same moment.
  await queries.publisher.createMany({
    data: { namespace, kind: 'organisation', displayName: namespace },
    skipDuplicates: true,
  });
  const made = await queries.publisher.findUniqueOrThrow({ where: { namespace }, select: { id: true } });
  return made.id;
}

/** An official image is described by its definition; its images may come from a registry that mirrors them. */
async function takeExisting(queries: Queries, registry: Registry, existing: Repository, path: string) {
  const definition = await queries.libraryDefinition.findUnique({ where: { repositoryId: existing.id } });
  if (existing.registryId !== null || existing.deletedAt || (registry.kind === 'observed' && !definition))
    throw cannot(
      path,
      'name-taken',
      `“${existing.namespace}/${existing.name}” is the name of another repository here.`,
    );
  const isNamedSo = path === `${existing.namespace}/${existing.name}`;
  return queries.repository.update({
    where: { id: existing.id },
    data: { registryId: registry.id, registryPath: isNamedSo ? null : path },
  });
}

/**
 * The catalogue's repository for a path that a registry lists, made when there is none; null for a deleted one.
 * Nobody said yet who may see it: of a managed registry it is private, of an observed one as its administrator chose.
 * @throws AppError `conflict` with the reason when it cannot be taken in
 */
export async function adoptRepository(
  actor: Actor,
  registry: Registry,
  path: string,
): Promise<{ repository: Repository; isNew: boolean } | null> {
  return inTransaction(async (queries) => {
    const known = await findRepositoryByPath(queries, registry, path);
    if (known) return known.deletedAt ? null : { repository: known, isNew: false };
    const name = nameHere(registry, path);
    const existing = await queries.repository.findUnique({ where: { namespace_name: name } });
    if (existing) return { repository: await takeExisting(queries, registry, existing, path), isNew: false };
    if (isOfficialNamespace(name.namespace))
      throw cannot(path, 'official', 'official repositories come from an import only.');
    const publisherId = await publisherOf(queries, registry, name.namespace, path);
    const now = clock.now();
    const repository = await queries.repository.create({
      data: {
        ...name,
        publisherId,
        visibility: registry.kind === 'observed' ? registry.visibility : 'private',
        registryId: registry.id,
        registryPath: path === `${name.namespace}/${name.name}` ? null : path,
        createdAt: now,
        updatedAt: now,
      },
    });
    await writeAuditEntry(queries, actor, {
      action: 'repository.import',
      target: { kind: 'repository', id: repository.id, name: `${name.namespace}/${name.name}` },
      publisherId,
      changes: { registry: [null, registry.name], by: [null, actorName(actor)] },
    });
    return { repository, isNew: true };
  });
}
