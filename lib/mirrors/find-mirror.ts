import { matchMirrorRule } from '@/lib/mirrors/match-mirror-rule';
import { storedMirrorRules } from '@/lib/mirrors/stored-mirror-rules';
import { db } from '@/lib/platform/db';

/**
 * Where a reader pulls a repository from instead of its registry, by the site's rules; null when they say nothing of it.
 * @param source the registry's host, and the repository's path in it
 * @param reader the reader's IP address, if it is known
 */
export async function findMirror(
  source: { host: string; path: string },
  reader: string | undefined,
): Promise<{ host: string; path: string } | null> {
  const found = matchMirrorRule(await storedMirrorRules(db().prisma), `${source.host}/${source.path}`, reader);
  if (!found) return null;
  const slash = found.place.indexOf('/');
  return { host: found.place.slice(0, slash), path: found.place.slice(slash + 1) };
}
