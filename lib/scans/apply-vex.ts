import { z } from 'zod';
import type { Queries } from '@/lib/platform/db';
import { vexMatcher } from '@/lib/scans/vex/match-vex';
import type { VexStatement } from '@/lib/scans/vex/vex-statement';

const BATCH = 10_000;
const products = z.array(z.object({ id: z.string(), subcomponents: z.array(z.string()) }));
const aliases = z.object({ aliases: z.array(z.string()) });

type Stored = Pick<VexStatement, 'vulnerability' | 'aliases' | 'products' | 'statedAt'> & {
  id: string;
  status: string;
};

async function statementsOn(queries: Queries, repositoryId: string, digest: string): Promise<Stored[]> {
  const rows = await queries.vexStatement.findMany({
    where: { document: { repositoryId, OR: [{ digest: null }, { digest }] } },
    orderBy: [{ document: { createdAt: 'asc' } }, { position: 'asc' }],
    select: { id: true, vulnerability: true, aliases: true, products: true, status: true, statedAt: true },
  });
  return rows.map((row) => ({
    ...row,
    products: products.parse(row.products),
    statedAt: row.statedAt?.toISOString() ?? null,
  }));
}

type Row = { position: number; name: string; purl: string | null; body: unknown };

/**
 * Marks the findings of a report with what the repository's publisher says of them, and counts those that do not
 * affect it. Statements are looked at anew, so that a removed one leaves no trace.
 */
export async function applyVex(
  queries: Queries,
  report: { id: string; digest: string },
  repository: { id: string; name: string },
): Promise<void> {
  const statements = await statementsOn(queries, repository.id, report.digest);
  await queries.scanFinding.updateMany({
    where: { reportId: report.id, vexStatementId: { not: null } },
    data: { vexStatementId: null },
  });
  const parents = await queries.manifestChild.findMany({ where: { digest: report.digest }, select: { parent: true } });
  const digests = [report.digest, ...parents.map(({ parent }) => parent)];
  const find = vexMatcher(statements, { digests, name: repository.name });
  let count = 0;
  for (let start = 0; statements.length > 0; start += BATCH) {
    const rows = await queries.$queryRaw<Row[]>`
      SELECT f.position, v.name, c.purl, t.body FROM scan_findings f
      JOIN scan_vulnerabilities v ON v.report_id = f.report_id AND v.position = f.vulnerability
      JOIN vulnerability_texts t ON t.sha256 = v.sha256
      JOIN scan_components c ON c.report_id = f.report_id AND c.position = f.component
      WHERE f.report_id = ${report.id}::uuid AND f.position >= ${start} AND f.position < ${start + BATCH}`;
    if (rows.length === 0) break;
    const found = rows.flatMap(({ position, name, purl, body }) => {
      const statement = find({ vulnerability: name, aliases: aliases.parse(body).aliases, purl });
      return statement ? [{ position, id: statement.id, status: statement.status }] : [];
    });
    count += found.filter(({ status }) => status === 'not_affected').length;
    await queries.$executeRaw`
      UPDATE scan_findings SET vex_statement_id = t.id FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS t(position int, id uuid)
      WHERE report_id = ${report.id}::uuid AND scan_findings.position = t.position`;
  }
  await queries.scanReport.update({ where: { id: report.id }, data: { notAffected: count } });
}
