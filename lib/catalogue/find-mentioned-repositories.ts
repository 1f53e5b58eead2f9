import type { Actor } from '@/lib/access/actor';
import { repositoryPath } from '@/lib/names/paths';
import { OFFICIAL_NAMESPACE, parseRepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { visibleTo } from '@/lib/repositories/policy';

/** Docker Hub's addresses, and this site's own. */
const MENTION = /\/(?:_|r\/([a-z0-9._-]+))\/([a-z0-9._-]+)/g;
const MOST = 200;

/**
 * Which of the repositories that a text links to are in this catalogue, and may be seen: their pages' paths. The
 * others' links keep leading where they led.
 */
export async function findMentionedRepositories(actor: Actor, markdown: string): Promise<ReadonlySet<string>> {
  const mentioned = new Map<string, { namespace: string; name: string }>();
  for (const [, namespace = OFFICIAL_NAMESPACE, name = ''] of markdown.matchAll(MENTION)) {
    const parsed = parseRepositoryName(namespace, name);
    if (parsed.ok && mentioned.size < MOST) mentioned.set(repositoryPath(parsed.value), parsed.value);
  }
  if (mentioned.size === 0) return new Set();
  const known = await db().prisma.repository.findMany({
    where: { AND: [{ OR: [...mentioned.values()] }, visibleTo(actor)] },
    select: { namespace: true, name: true },
  });
  return new Set(known.map(repositoryPath));
}
