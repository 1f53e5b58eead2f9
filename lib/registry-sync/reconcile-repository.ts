import { parseTagName } from '@/lib/names/tag-name';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import type { Registry, Repository } from '@/lib/platform/generated/prisma/client';
import type { RegistryClient } from '@/lib/registry/registry-client';
import { registryProblemOf } from '@/lib/registry/registry-failure';
import { finishDeletions } from '@/lib/registry-sync/finish-deletions';
import type { Findings } from '@/lib/registry-sync/look-up-images';
import { claimImages, findImages, withoutInterference, writeFindings } from '@/lib/registry-sync/refresh-images';
import { settleImmutableTags } from '@/lib/registry-sync/settle-immutable-tags';
import { latestMovements, type TagMovement } from '@/lib/registry-sync/tag-movements';
import { pathInRegistry } from '@/lib/repositories/registry-path';

/** So many tags are asked for and written together; a kill loses no more than that. */
const TAGS_AT_ONCE = 200;
const NOTHING = { pushed: [], deleted: [], movements: [] } as const;

/** Changes of tags that the history does not know of: nobody told us, so they are from now on, by nobody we know. */
async function noticedMovements(repositoryId: string, { tags, problems }: Findings): Promise<TagMovement[]> {
  const { prisma } = db();
  const latest = new Map<string, string | null>();
  for (const { tag, digest } of await latestMovements(prisma, repositoryId, [...tags.keys()]))
    if (!latest.has(tag)) latest.set(tag, digest);
  return [...tags].flatMap(([tag, head]) => {
    const digest = head?.digest ?? null;
    if ((latest.get(tag) ?? null) === digest || (digest !== null && problems.has(digest))) return [];
    return { tag, digest, at: clock.now(), by: null, eventId: null };
  });
}

/** Notifications that wait to be worked off know better when and by whom; reconciling waits for them. */
const hasWaitingEvents = async (registryId: string, path: string): Promise<boolean> =>
  (await db().prisma.registryEvent.count({ where: { registryId, repository: path, processedAt: null } })) > 0;

/** Digests of tags that are gone may be gone themselves. */
async function digestsOf(repositoryId: string, tags: readonly string[]): Promise<string[]> {
  const rows = await db().prisma.tag.findMany({
    where: { repositoryId, name: { in: [...tags] }, digest: { not: null } },
    select: { digest: true },
  });
  return [...new Set(rows.flatMap(({ digest }) => digest ?? []))];
}

export type Reconciled = { tags: number; changed: number; problems: string[] };

async function reconcileTags(
  client: RegistryClient,
  context: { repository: Repository; registry: Registry },
  tags: readonly string[],
  listed: ReadonlySet<string>,
): Promise<Reconciled> {
  const { registry } = context;
  const repository = await db().prisma.repository.findUniqueOrThrow({ where: { id: context.repository.id } });
  const deleted = await digestsOf(
    repository.id,
    tags.filter((tag) => !listed.has(tag)),
  );
  const findings = await findImages(client, repository, { ...NOTHING, tags, deleted });
  if (registry.kind === 'managed')
    for (const digest of findings.placeholders) await client.deleteManifestIfThere(pathInRegistry(repository), digest);
  const isBehind = await hasWaitingEvents(registry.id, pathInRegistry(repository));
  const movements = isBehind ? [] : await noticedMovements(repository.id, findings);
  await settleImmutableTags(client, repository, findings, movements);
  await inTransaction(async (queries) => {
    await claimImages(queries, repository);
    await writeFindings(queries, { repository, registry }, findings, { pushed: [], movements });
  });
  return { tags: tags.length, changed: movements.length, problems: [...findings.problems.values()] };
}

/** A repository that the registry does not know of has no tags. */
async function listedTags(client: RegistryClient, path: string): Promise<Set<string>> {
  const listed = new Set<string>();
  try {
    for await (const page of client.listTags(path)) for (const tag of page) if (parseTagName(tag).ok) listed.add(tag);
  } catch (error) {
    if (registryProblemOf(error) !== 'not-found') throw error;
  }
  return listed;
}

/**
 * Makes what the catalogue says of a repository's images what its registry has: every tag is asked for, those it does
 * not list any more too; images that are stored are not fetched again.
 * Deletions that were killed in the middle are ended first.
 * @param only picks some of the tags; `isKnown` says whether the catalogue has it
 * @throws AppError of the registry client when the registry cannot be used
 */
export async function reconcileRepository(
  client: RegistryClient,
  context: { repository: Repository; registry: Registry },
  only: (tag: string, isKnown: boolean) => boolean = () => true,
): Promise<Reconciled> {
  const { repository } = context;
  if (context.registry.kind === 'managed') await finishDeletions(client, context);
  const listed = await listedTags(client, pathInRegistry(repository));
  const known = await db().prisma.tag.findMany({
    where: { repositoryId: repository.id, digest: { not: null } },
    select: { name: true },
  });
  const names = new Set(known.map(({ name }) => name));
  const all = [...new Set([...listed, ...names])].filter((tag) => only(tag, names.has(tag))).sort();
  const total: Reconciled = { tags: listed.size, changed: 0, problems: [] };
  for (let start = 0; start < all.length; start += TAGS_AT_ONCE) {
    const some = all.slice(start, start + TAGS_AT_ONCE);
    const part = await withoutInterference(() => reconcileTags(client, context, some, listed));
    total.changed += part.changed;
    total.problems.push(...part.problems);
  }
  return total;
}
