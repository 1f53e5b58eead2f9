import type { Actor } from '@/lib/access/actor';
import { requireUser } from '@/lib/access/require-user';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { newNamespaceRefusal } from '@/lib/publishers/new-namespace-refusal';
import { nameProblem } from '@/lib/publishers/problems';
import type { NewOrganisation, PublisherProfile } from '@/lib/publishers/profile-schema';
import { toPublisherProfile } from '@/lib/publishers/profile-view';

/**
 * Makes an organisation of which the maker is the owner.
 * @throws AppError `invalid` at the field `namespace`, with the reason, when the name is not to be had
 */
export async function createOrganisation(
  actor: Actor,
  { namespace, displayName }: NewOrganisation,
): Promise<PublisherProfile> {
  const maker = requireUser(actor);
  const make = () =>
    inTransaction(async (queries) => {
      const refusal = await newNamespaceRefusal(queries, namespace);
      if (refusal) throw nameProblem('namespace', refusal);
      const publisher = await queries.publisher.create({
        data: {
          namespace,
          displayName,
          kind: 'organisation',
          members: { create: { userId: maker.userId, role: 'owner' } },
        },
      });
      await writeAuditEntry(queries, actor, {
        action: 'publisher.create',
        target: { kind: 'publisher', id: publisher.id, name: namespace },
        publisherId: publisher.id,
        changes: { displayName: [null, displayName] },
      });
      return toPublisherProfile(publisher);
    });
  try {
    return await make();
  } catch (error) {
    // Somebody else took it between the check and the write.
    if (isUniqueViolation(error))
      throw nameProblem('namespace', { of: 'namespace', kind: 'taken', trusted: namespace });
    throw error;
  }
}
