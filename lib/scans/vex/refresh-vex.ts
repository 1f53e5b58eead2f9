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
    UPDATE vex_statements SET matches = (SELECT count(*) FROM scan_findings f WHERE f.vex_statement_id = vex_statements.id)
    FROM vex_documents d WHERE d.id = vex_statements.document_id AND d.repository_id = ${repository.id}::uuid`;
}
