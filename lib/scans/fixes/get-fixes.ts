import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db, type Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { type FixableFinding, fixPlan } from '@/lib/scans/fix-plan';
import { listBetterTags } from '@/lib/scans/fixes/list-better-tags';
import type { FixesQuery, FixesView } from '@/lib/scans/fixes/schema';
import { latestReport } from '@/lib/scans/latest-report';
import { resolveImage } from '@/lib/scans/resolve-image';

type Row = { vulnerability: number; component: number; severity: number; fixedVersions: string[] };
type Named = FixableFinding['component'] & { position: number };

/** Each vulnerability and component is read once and not for every finding: of a large report these are many thousands. */
async function fixableFindings(queries: Queries, reportId: string): Promise<FixableFinding[]> {
  const fixable = Prisma.sql`FROM scan_findings f
    WHERE f.report_id = ${reportId}::uuid AND f.severity <= 1 AND cardinality(f.fixed_versions) > 0`;
  const rows = await queries.$queryRaw<Row[]>`
    SELECT f.vulnerability, f.component, f.severity::int AS severity, f.fixed_versions AS "fixedVersions" ${fixable}
    ORDER BY f.position`;
  const names = await queries.$queryRaw<{ position: number; name: string }[]>`
    SELECT v.position, v.name FROM scan_vulnerabilities v
    WHERE v.report_id = ${reportId}::uuid AND v.position IN (SELECT f.vulnerability ${fixable})`;
  const components = await queries.$queryRaw<Named[]>`
    SELECT c.position, c.name, c.version, c.purl, c.type, c.source FROM scan_components c
    WHERE c.report_id = ${reportId}::uuid AND c.position IN (SELECT f.component ${fixable})`;
  const idAt = new Map(names.map(({ position, name }) => [position, name]));
  const componentAt = new Map(components.map(({ position, ...component }) => [position, component]));
  return rows.flatMap(({ vulnerability, component: place, severity, fixedVersions }) => {
    const id = idAt.get(vulnerability);
    const component = componentAt.get(place);
    if (id === undefined || !component) return [];
    return [{ id, severity: severity === 0 ? 'critical' : 'high', fixedVersions, component }];
  });
}

/**
 * What would clear all critical and high findings of a tag's image that have a fix: upgrades of components, or another
 * tag of the repository that has fewer already. For who signed in.
 * @throws AppError as `getScan`
 */
export async function getFixes(actor: Actor, name: RepositoryName, tag: string, query: FixesQuery): Promise<FixesView> {
  const { prisma } = db();
  const { repository } = await repositoryFor(prisma, actor, 'repository.view_scans', name);
  const image = await resolveImage(prisma, repository.id, { tag, platform: query.platform, usual: 'linux/amd64' });
  const report = await latestReport(prisma, repository.id, image.digest);
  if (!report)
    throw new AppError('not_found', `The image of “${tag}” was not scanned yet.`, {
      digest: image.digest,
      reason: 'not-scanned',
    });
  const findings = await fixableFindings(prisma, report.id);
  const ids = [...new Set(findings.map(({ id }) => id))];
  return {
    digest: image.digest,
    platform: image.platform,
    findings: findings.length,
    vulnerabilities: ids.length,
    upgrades: fixPlan(findings),
    otherTags:
      ids.length === 0 ? [] : await listBetterTags(prisma, repository.id, { report, platform: image.platform, ids }),
  };
}
