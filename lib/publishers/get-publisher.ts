import { trustTierOf } from '@/lib/names/trust';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { publisherNotFound } from '@/lib/platform/errors';
import type { Grant, GrantEvent, Publisher } from '@/lib/platform/generated/prisma/client';
import { compareGrantViews, toGrantView } from '@/lib/programs/view';
import { toPublisherProfile } from '@/lib/publishers/profile-view';
import type { PublisherView } from '@/lib/publishers/schema';

export function toPublisherView(
  row: Publisher & { grants: (Grant & { events: GrantEvent[] })[] },
  repositoryCount: number,
  now: Date,
): PublisherView {
  return {
    ...toPublisherProfile(row),
    trust: trustTierOf(row.grants, now),
    grants: row.grants.map((grant) => toGrantView(grant, now)).sort(compareGrantViews),
    repositoryCount,
    sample: row.isSample,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A publisher with its grants; the caller says how many of its repositories may be seen. @throws AppError `not_found` */
export async function getPublisher(namespace: string, repositoryCount: number): Promise<PublisherView> {
  const row = await db().prisma.publisher.findUnique({
    where: { namespace },
    include: { grants: { include: { events: { orderBy: { at: 'asc' } } } } },
  });
  if (!row) throw publisherNotFound(namespace);
  return toPublisherView(row, repositoryCount, clock.now());
}
