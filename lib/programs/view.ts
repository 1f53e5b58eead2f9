import { z } from 'zod';
import { isLive } from '@/lib/names/trust';
import type { Grant, GrantEvent } from '@/lib/platform/generated/prisma/client';
import { evidenceItem, type GrantView } from '@/lib/programs/schema';

const readEvidence = (json: unknown) => z.array(evidenceItem).parse(json);

/** A grant with its history, oldest event first. */
export function toGrantView(grant: Grant & { events: GrantEvent[] }, now: Date): GrantView {
  return {
    program: grant.program,
    subject: grant.repositoryId ? 'repository' : 'publisher',
    live: isLive(grant, now),
    grantedAt: grant.grantedAt.toISOString(),
    validUntil: grant.validUntil?.toISOString() ?? null,
    withdrawnAt: grant.withdrawnAt?.toISOString() ?? null,
    grantedBy: grant.grantedBy,
    evidence: readEvidence(grant.evidence),
    history: grant.events.map(({ kind, at, by, reason }) => ({ kind, at: at.toISOString(), by, reason })),
    sample: grant.isSample,
  };
}

/** Live grants first, then the latest given. */
export function compareGrantViews(a: GrantView, b: GrantView): number {
  return Number(b.live) - Number(a.live) || b.grantedAt.localeCompare(a.grantedAt);
}
