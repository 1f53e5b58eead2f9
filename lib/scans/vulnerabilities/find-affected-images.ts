import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { scopeAllows } from '@/lib/access/permissions';
import { parseVulnerabilityId } from '@/lib/names/vulnerability-id';
import { db, type Queries } from '@/lib/platform/db';
import { AppError, notAllowed, signInFirst } from '@/lib/platform/errors';
import { SEVERITIES } from '@/lib/scans/severity';
import { type TaggedReport, taggedReports } from '@/lib/scans/tagged-reports';
import {
  type AffectedRow,
  affectedComponents,
  affectedImages,
  shownTags,
} from '@/lib/scans/vulnerabilities/affected-images';
import { knownNames } from '@/lib/scans/vulnerabilities/known-names';
import type { AffectedImage, AffectedImagesQuery, VulnerabilityView } from '@/lib/scans/vulnerabilities/schema';
import { compareTags } from '@/lib/tags/compare-tags';

const MOST_FIXED_TAGS = 5;
const body = z.object({
  title: z.string().nullable(),
  description: z.string().nullable(),
  references: z.array(z.string()),
});

/** @throws AppError `unauthenticated` before anything is looked up, so that every id is answered alike; `forbidden` */
function requireReader(actor: Actor): void {
  if (actor.kind === 'anonymous') throw signInFirst();
  if (actor.kind === 'token' && !scopeAllows(actor.scopes, 'repository.view_scans'))
    throw notAllowed(`The access token “${actor.tokenName}” lacks the scope repo:read.`, {
      requiredScope: 'repo:read',
    });
}

/** Tags of the repositories whose newest report does not have any of the names. */
async function cleanTags(
  queries: Queries,
  rows: readonly AffectedRow[],
  names: readonly string[],
): Promise<TaggedReport[]> {
  const tagged = await taggedReports(queries, [...new Set(rows.map(({ repositoryId }) => repositoryId))]);
  const affected = await queries.scanVulnerability.findMany({
    where: { name: { in: [...names] }, reportId: { in: [...new Set(tagged.map(({ reportId }) => reportId))] } },
    select: { reportId: true },
  });
  const has = new Set(affected.map(({ reportId }) => reportId));
  return tagged.filter(({ reportId }) => !has.has(reportId));
}

function fixedTagsOf(row: AffectedRow, clean: readonly TaggedReport[]): string[] {
  const fitting = clean.filter((one) => one.repositoryId === row.repositoryId && one.platform === row.platform);
  return [...new Set(fitting.map(({ tag }) => tag))].sort(compareTags);
}

/**
 * The images that the reader may see which have a vulnerability in their newest report, with tags that do not. Other
 * names of it (GHSA ↔ CVE) are followed. An id that nothing is known of has no images: that is no error.
 * @throws AppError `unauthenticated` for nobody, `not_found` for what cannot be an id
 */
export async function findAffectedImages(
  actor: Actor,
  text: string,
  query: AffectedImagesQuery,
): Promise<VulnerabilityView> {
  requireReader(actor);
  const id = parseVulnerabilityId(text);
  if (!id) throw new AppError('not_found', 'This is not the id of a vulnerability: write it as CVE-2024-3094.');
  const { prisma } = db();
  const known = await knownNames(prisma, actor, id);
  const { rows, total } = await affectedImages(prisma, known, query);
  const stored = known.sha256 && (await prisma.vulnerabilityText.findUnique({ where: { sha256: known.sha256 } }));
  const clean = await cleanTags(prisma, rows, known.names);
  const components = await affectedComponents(prisma, rows, known.names);
  const images = rows.map((row, place): AffectedImage => {
    const fixed = fixedTagsOf(row, clean);
    const tags = [...row.tags].sort(compareTags);
    return {
      repository: { namespace: row.namespace, name: row.name },
      digest: row.digest,
      platform: row.platform,
      tags: shownTags(tags),
      tagCount: tags.length,
      severity: SEVERITIES[row.worst] ?? 'unknown',
      scannedAt: row.scannedAt.toISOString(),
      ...(components[place] ?? { components: [], componentCount: 0 }),
      fixedTags: fixed.slice(0, MOST_FIXED_TAGS),
      fixedTagCount: fixed.length,
    };
  });
  return {
    id,
    aliases: known.names.filter((name) => name !== id).sort(),
    ...(stored ? body.parse(stored.body) : { title: null, description: null, references: [] }),
    images,
    total,
    page: query.page,
    pageSize: query.pageSize,
  };
}
