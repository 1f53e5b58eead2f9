import { randomBytes } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { clock } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { AppError, invalidParameters } from '@/lib/platform/errors';
import { parseDomain } from '@/lib/publishers/domain-name';
import type { DomainView, NewDomain } from '@/lib/publishers/domain-schema';
import { toDomainView } from '@/lib/publishers/domain-view';
import { publisherFor } from '@/lib/publishers/publisher-for';
import { requireUnclaimed } from '@/lib/publishers/require-unclaimed';

const MAX_DOMAINS = 10;

/**
 * Claims a domain for a publisher, for its owners. It proves nothing until its challenge is found.
 * @throws AppError `invalid`, `not_found`, `forbidden`, or `conflict` when it is claimed or proved already
 */
export async function addDomain(actor: Actor, namespace: string, input: NewDomain): Promise<DomainView> {
  const domain = parseDomain(input.domain);
  if (!domain)
    throw invalidParameters([{ name: 'domain', reason: 'Write a domain that belongs to you, as in example.org.' }]);
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.prove_domain', namespace);
    const mine = await queries.domainProof.findMany({ where: { publisherId: publisher.id }, select: { domain: true } });
    if (mine.some((proof) => proof.domain === domain))
      throw new AppError('conflict', `“${domain}” is in the list already.`, { domain });
    if (mine.length >= MAX_DOMAINS)
      throw new AppError('conflict', `At most ${MAX_DOMAINS} domains can be in the list.`);
    await requireUnclaimed(queries, domain, publisher.id);
    const proof = await queries.domainProof.create({
      data: {
        publisherId: publisher.id,
        domain,
        method: input.method,
        challenge: `plimsoll-challenge=${randomBytes(18).toString('base64url')}`,
        nextCheckAt: clock.now(),
      },
    });
    await writeAuditEntry(queries, actor, {
      action: 'publisher.add_domain',
      target: { kind: 'publisher', id: publisher.id, name: namespace },
      publisherId: publisher.id,
      changes: { domain: [null, domain], method: [null, input.method] },
    });
    return toDomainView(proof);
  });
}
