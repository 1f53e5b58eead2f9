import type { GrantProgram } from '@/lib/names/trust';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { toPublisherView } from '@/lib/publishers/get-publisher';
import type { PublisherView } from '@/lib/publishers/schema';

/** A page of the publishers that hold a live grant of the program, by name; counts public repositories only. */
export async function listGrantedPublishers(
  program: GrantProgram,
  page: number,
  pageSize: number,
): Promise<{ total: number; publishers: PublisherView[] }> {
  const { prisma } = db();
  const now = clock.now();
  const live = {
    program,
    withdrawnAt: null,
    grantedAt: { lte: now },
    OR: [{ validUntil: null }, { validUntil: { gt: now } }],
  };
  const where = { grants: { some: live } };
  const [total, rows] = await Promise.all([
    prisma.publisher.count({ where }),
    prisma.publisher.findMany({
      where,
      include: { grants: { include: { events: { orderBy: { at: 'asc' } } } } },
      orderBy: { displayName: 'asc' },
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
  ]);
  const counts = await prisma.repository.groupBy({
    by: ['publisherId'],
    where: { publisherId: { in: rows.map(({ id }) => id) }, visibility: 'public', deletedAt: null },
    _count: true,
  });
  const countOf = new Map(counts.map(({ publisherId, _count }) => [publisherId, _count]));
  return { total, publishers: rows.map((row) => toPublisherView(row, countOf.get(row.id) ?? 0, now)) };
}
