import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { db, inTransaction } from '@/lib/platform/db';
import { reencodeImage } from '@/lib/platform/image-file';
import { dropUnusedAsset, storeAsset } from '@/lib/platform/store-asset';
import type { PublisherProfile } from '@/lib/publishers/profile-schema';
import { toPublisherProfile } from '@/lib/publishers/profile-view';
import { publisherFor } from '@/lib/publishers/publisher-for';

/**
 * Takes a PNG or JPEG of 120 to 1000 pixels a side as a publisher's logo, drawn anew.
 * @throws AppError `invalid` or `too_large` with `details.reason`, an ImageProblem
 */
export async function setPublisherLogo(actor: Actor, namespace: string, bytes: Uint8Array): Promise<PublisherProfile> {
  // Whoever may not do this costs us no drawing.
  await publisherFor(db().prisma, actor, 'publisher.edit_profile', namespace);
  const image = await reencodeImage(bytes, 'logo');
  return inTransaction(async (queries) => {
    const { publisher } = await publisherFor(queries, actor, 'publisher.edit_profile', namespace);
    const logoId = await storeAsset(queries, image);
    if (logoId === publisher.logoId) return toPublisherProfile(publisher);
    const after = await queries.publisher.update({ where: { id: publisher.id }, data: { logoId } });
    await dropUnusedAsset(queries, publisher.logoId);
    await writeAuditEntry(queries, actor, {
      action: 'publisher.set_logo',
      target: { kind: 'publisher', id: publisher.id, name: namespace },
      publisherId: publisher.id,
      changes: { logo: [publisher.logoId, logoId] },
    });
    return toPublisherProfile(after);
  });
}
