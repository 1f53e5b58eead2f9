import type { Database } from '@/lib/platform/db';
import type { NormalReport } from '@/lib/scans/normal-report';

/** A report of so many findings is unlike those that Postgres knows of. */
const LARGE = 1000;

/**
 * Lets Postgres look at the tables of the findings after a large report was stored. Until it would do so by itself, a minute or
 * more later, it takes the report for a small one, and what joins its rows takes seconds.
 */
export async function tellPlanner({ pool }: Pick<Database, 'pool'>, { findings }: NormalReport): Promise<void> {
  if (findings.length < LARGE) return;
  await pool.query('ANALYZE scan_findings, scan_vulnerabilities, scan_components, scan_layers');
}
