import type { Actor } from '@/lib/access/actor';
import { actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import type { Queries } from '@/lib/platform/db';
import type { DomainProof } from '@/lib/platform/generated/prisma/client';
import { grantProgram } from '@/lib/programs/grant-program';
import { withdrawGrant } from '@/lib/programs/withdraw-grant';
import type { DomainProblem } from '@/lib/publishers/domain-schema';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RECHECKED_AFTER_MS = 7 * DAY_MS;
/** A proof that held is looked for again daily when it is missing, and given up after so many failures in a row. */
const FAILURES_TO_LAPSE = 3;
/** The grant outlasts the next weekly check and those daily ones: a worker that stands still for a day ends no badge. */
const GRANT_DAYS = 14;
/** A domain that was never proved is looked at ever more rarely, and once a day in the end. */
const PENDING_FIRST_MS = 10 * 60_000;

function nextCheckAt({ state }: Pick<DomainProof, 'state'>, failures: number, now: Date): Date {
  if (failures === 0) return new Date(now.getTime() + RECHECKED_AFTER_MS);
  const wait = state === 'verified' ? DAY_MS : Math.min(PENDING_FIRST_MS * 2 ** Math.min(failures - 1, 10), DAY_MS);
  return new Date(now.getTime() + wait);
}

/** Gives, renews or takes the grant so that it says what the publisher's proofs say now. */
export async function settleDomainGrant(queries: Queries, actor: Actor, publisherId: string, now: Date): Promise<void> {
  const proofs = await queries.domainProof.findMany({
    where: { publisherId, state: 'verified' },
    orderBy: { domain: 'asc' },
  });
  const subject = { publisherId };
  const by = actorName(actor);
  const program = 'domain_verification' as const;
  if (proofs.length === 0) {
    await withdrawGrant(queries, { program, subject, at: now, by, actor, reason: 'No domain is proved any more.' });
    return;
  }
  const evidence = proofs.map(({ domain, method }) => ({
    kind: 'domain' as const,
    label: method === 'dns' ? 'Domain, proved by a DNS record' : 'Domain, proved by a file',
    labelZh: method === 'dns' ? '域名（通过 DNS 记录验证）' : '域名（通过文件验证）',
    value: domain,
    url: `https://${domain}/`,
  }));
  await grantProgram(queries, {
    program,
    subject,
    grantedAt: now,
    validUntil: new Date(now.getTime() + GRANT_DAYS * DAY_MS),
    by,
    actor,
    reason: 'The proof of the domain was found.',
    evidence,
  });
}

/**
 * Stores what a check found, in the caller's transaction: a proof that is found verifies (or keeps) the domain; one that is
 * missing lapses it after three checks in a row. The publisher's grant follows.
 */
export async function recordDomainCheck(
  queries: Queries,
  actor: Actor,
  proof: DomainProof & { publisher: { namespace: string } },
  problem: DomainProblem | null,
  now: Date,
): Promise<DomainProof> {
  // A check that an owner asks for cannot end a proof that holds: only its own schedule can, over days.
  const early = problem !== null && proof.state === 'verified' && proof.nextCheckAt > now;
  const failures = problem ? proof.failures + (early ? 0 : 1) : 0;
  const lapses = problem !== null && proof.state === 'verified' && failures >= FAILURES_TO_LAPSE;
  const state = problem === null ? 'verified' : lapses ? 'lapsed' : proof.state;
  const updated = await queries.domainProof.update({
    where: { id: proof.id },
    data: {
      state,
      failures,
      problem,
      checkedAt: now,
      nextCheckAt: early ? proof.nextCheckAt : nextCheckAt({ state }, failures, now),
      ...(problem === null && proof.state !== 'verified' ? { verifiedAt: now } : {}),
    },
  });
  if (state !== proof.state)
    await writeAuditEntry(queries, actor, {
      action: state === 'verified' ? 'publisher.verify_domain' : 'publisher.lapse_domain',
      target: { kind: 'publisher', id: proof.publisherId, name: proof.publisher.namespace },
      publisherId: proof.publisherId,
      changes: { [proof.domain]: [proof.state, state] },
    });
  if (state === 'verified' ? problem === null : state !== proof.state)
    await settleDomainGrant(queries, actor, proof.publisherId, now);
  return updated;
}
