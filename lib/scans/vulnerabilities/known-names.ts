import type { Actor } from '@/lib/access/actor';
import type { Queries } from '@/lib/platform/db';
import { visibleTo } from '@/lib/repositories/policy';

/** What reports in repositories that the actor may see call a vulnerability, and where these are. */
export type KnownNames = { names: string[]; repositoryIds: string[]; sha256: string | null };

type Mention = { name: string; aliases: unknown; sha256: string; repositoryId: string };

const mentions = (queries: Queries, names: readonly string[]): Promise<Mention[]> => queries.$queryRaw<Mention[]>`
  WITH mentioned AS (
    SELECT v.report_id, v.name, v.sha256 FROM scan_vulnerabilities v WHERE v.name = ANY (${[...names]})
    UNION
    SELECT v.report_id, v.name, v.sha256 FROM vulnerability_texts t JOIN scan_vulnerabilities v ON v.sha256 = t.sha256
    WHERE t.body -> 'aliases' ?| ${[...names]})
  SELECT DISTINCT m.name, t.body -> 'aliases' AS aliases, m.sha256, rm.repository_id::text AS "repositoryId"
  FROM mentioned m JOIN vulnerability_texts t ON t.sha256 = m.sha256
  JOIN scan_reports r ON r.id = m.report_id
  JOIN repository_manifests rm ON rm.digest = r.digest AND r.repository_id = rm.repository_id`;

async function visibleMentions(queries: Queries, actor: Actor, names: readonly string[]): Promise<Mention[]> {
  const found = await mentions(queries, names);
  const ids = [...new Set(found.map(({ repositoryId }) => repositoryId))];
  const visible = await queries.repository.findMany({
    where: { AND: [{ id: { in: ids } }, visibleTo(actor)] },
    select: { id: true },
  });
  const seen = new Set(visible.map(({ id }) => id));
  return found.filter(({ repositoryId }) => seen.has(repositoryId));
}

const namesIn = (found: readonly Mention[]): string[] =>
  found.flatMap(({ name, aliases }) => [
    name,
    ...(Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === 'string') : []),
  ]);

/**
 * A vulnerability's names (GHSA ↔ CVE), as far as reports say so that the actor may see: what only others’ reports say
 * stays with them.
 */
export async function knownNames(queries: Queries, actor: Actor, id: string): Promise<KnownNames> {
  const first = await visibleMentions(queries, actor, [id]);
  const names = [...new Set([id, ...namesIn(first)])];
  const found = names.length > 1 ? await visibleMentions(queries, actor, names) : first;
  const own = found.find(({ name }) => name === id) ?? found[0];
  return {
    names: [...new Set([...names, ...found.map(({ name }) => name)])],
    repositoryIds: [...new Set(found.map(({ repositoryId }) => repositoryId))],
    sha256: own?.sha256 ?? null,
  };
}
