import { Sql } from '@/lib/catalogue/search/sql';
import { type GrantProgram, TRUST_TIERS, type TrustTier, tierOfProgram } from '@/lib/names/trust';

type Row = { namespace: string; programs: GrantProgram[] };

/** What the live grants of each publisher itself make it, by namespace; those of a single repository say nothing about the others. */
export async function trustOfPublishers(namespaces: readonly string[]): Promise<ReadonlyMap<string, TrustTier>> {
  if (namespaces.length === 0) return new Map();
  const sql = new Sql();
  const rows = await sql.rows<Row>(`SELECT p.namespace, array_agg(g.program::text) AS programs
    FROM publishers p JOIN grants g ON g.publisher_id = p.id
    WHERE p.namespace = ANY(${sql.value(namespaces)}::text[]) AND g.withdrawn_at IS NULL AND g.granted_at <= now()
      AND (g.valid_until IS NULL OR g.valid_until > now())
    GROUP BY p.namespace`);
  return new Map(rows.map(({ namespace, programs }) => [namespace, bestTier(programs)]));
}

function bestTier(programs: readonly GrantProgram[]): TrustTier {
  const tiers = programs.map(tierOfProgram);
  return TRUST_TIERS.find((tier) => tiers.includes(tier)) ?? 'community';
}
