import { z } from 'zod';
import type { Queries } from '@/lib/platform/db';
import { MOST_SHOWN_UNMATCHED, type VexDocumentView } from '@/lib/scans/vex/schema';
import { VEX_STATUSES } from '@/lib/scans/vex/vex-statement';

const products = z.array(z.object({ id: z.string() }));

/** A document with what became of its statements. */
export async function vexDocumentView(queries: Queries, id: string): Promise<VexDocumentView> {
  const row = await queries.vexDocument.findUniqueOrThrow({ where: { id }, omit: { gzip: true } });
  const sums = await queries.vexStatement.aggregate({
    where: { documentId: id },
    _count: true,
    _sum: { matches: true },
  });
  const unmatched = await queries.vexStatement.findMany({
    where: { documentId: id, matches: 0 },
    orderBy: { position: 'asc' },
    take: MOST_SHOWN_UNMATCHED,
  });
  return {
    id: row.id,
    name: row.name,
    format: row.format === 'cyclonedx' ? 'cyclonedx' : 'openvex',
    author: row.author,
    digest: row.digest,
    uploadedBy: row.uploadedBy,
    createdAt: row.createdAt.toISOString(),
    statements: sums._count,
    matches: sums._sum.matches ?? 0,
    unmatched: unmatched.map((statement) => ({
      vulnerability: statement.vulnerability,
      status: VEX_STATUSES.find((status) => status === statement.status) ?? 'under_investigation',
      products: products.parse(statement.products).map((product) => product.id),
    })),
  };
}
