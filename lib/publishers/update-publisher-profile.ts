import type { Actor } from '@/lib/access/actor';
import { type AuditValue, changesBetween } from '@/lib/audit/actions';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { inTransaction } from '@/lib/platform/db';
import type { ProfileInput, PublisherLink, PublisherProfile } from '@/lib/publishers/profile-schema';
import { toPublisherProfile } from '@/lib/publishers/profile-view';
import { publisherFor } from '@/lib/publishers/publisher-for';

const inWords = (links: readonly PublisherLink[]): string[] => links.map(({ text, url }) => `${text}: ${url}`);

const auditable = ({ links, ...fields }: Partial<PublisherProfile>): Record<string, AuditValue> => ({
  ...fields,
  ...(links ? { links: inWords(links) } : {}),
});

/** Changes what a publisher says of itself; fields that are left out stay. Saying the same again changes nothing. */
export function updatePublisherProfile(
  actor: Actor,
  namespace: string,
  input: ProfileInput,
): Promise<PublisherProfile> {
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.edit_profile', namespace);
    const before = toPublisherProfile(publisher);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const changes = changesBetween(auditable(before), auditable(given));
    if (Object.keys(changes).length === 0) return before;
    const after = await queries.publisher.update({ where: { id: publisher.id }, data: given });
    await writeAuditEntry(queries, actor, {
      action: 'publisher.update_profile',
      target: { kind: 'publisher', id: publisher.id, name: namespace },
      publisherId: publisher.id,
      changes,
    });
    return toPublisherProfile(after);
  });
}
