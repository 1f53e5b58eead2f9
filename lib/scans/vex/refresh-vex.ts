import type { Queries } from '@/lib/platform/db';
import { applyVex } from '@/lib/scans/apply-vex';

/** Marks the newest report of every image of a repository with its publisher's statements, and counts what each fits. */
export async function refreshVex(queries: Queries, repository: { id: string; name: string }): Promise<void> {
  const reports = await queries.$queryRaw<{ id: string; digest: string }[]>`
    SELECT DISTINCT ON (r.digest) r.id::text, r.digest FROM scan_reports r
    WHERE r.repository_id = ${repository.id}::uuid
    ORDER BY r.digest, r.scanned_at DESC, r.received_at DESC`;
  for (const report of reports) await applyVex(queries, report, repository);
  await queries.$executeRaw`
    WITH counted AS (
      SELECT f.vex_statement_id AS id, count(*)::int AS matches FROM scan_reports r
      JOIN scan_findings f ON f.report_id = r.id AND f.vex_statement_id IS NOT NULL
      WHERE r.repository_id = ${repository.id}::uuid GROUP BY f.vex_statement_id)
    UPDATE vex_statements s SET matches = coalesce(counted.matches, 0)
    FROM vex_documents d, vex_statements own LEFT JOIN counted ON counted.id = own.id
    WHERE d.id = own.document_id AND s.id = own.id AND d.repository_id = ${repository.id}::uuid`;
}
