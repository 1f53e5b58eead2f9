import type { Actor } from '@/lib/access/actor';
import type { RepositoryName } from '@/lib/names/repository-name';
import { db, type Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { type FixableFinding, fixPlan } from '@/lib/scans/fix-plan';
import { listBetterTags } from '@/lib/scans/fixes/list-better-tags';
import type { FixesQuery, FixesView } from '@/lib/scans/fixes/schema';
import { latestReport } from '@/lib/scans/latest-report';
import { resolveImage } from '@/lib/scans/resolve-image';

type Row = FixableFinding['component'] & { id: string; severity: number; fixedVersions: string[] };

async function fixableFindings(queries: Queries, reportId: string): Promise<FixableFinding[]> {
  const rows = await queries.$queryRaw<Row[]>`
    SELECT v.name AS id, f.severity::int AS severity, f.fixed_versions AS "fixedVersions",
      c.name, c.version, c.purl, c.type, c.source
    FROM scan_findings f
    JOIN scan_vulnerabilities v ON v.report_id = f.report_id AND v.position = f.vulnerability
    JOIN scan_components c ON c.report_id = f.report_id AND c.position = f.component
    WHERE f.report_id = ${reportId}::uuid AND f.severity <= 1 AND cardinality(f.fixed_versions) > 0
    ORDER BY f.position`;
  return rows.map(({ id, severity, fixedVersions, ...component }) => ({
    id,
    severity: severity === 0 ? 'critical' : 'high',
    fixedVersions,
    component,
  }));
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
