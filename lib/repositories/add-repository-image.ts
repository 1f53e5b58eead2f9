import { type Actor, actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { assetPath } from '@/lib/names/paths';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { db, inTransaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { reencodeImage } from '@/lib/platform/image-file';
import { storeAsset } from '@/lib/platform/store-asset';
import type { AddedImage } from '@/lib/repositories/overview-schema';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { requireOwnOverview } from '@/lib/repositories/require-own-overview';

/** Enough for any overview, and a bound for what one repository can fill the database with. */
const MOST = 300;

const markdownFor = (path: string, alt: string): string =>
  `![${alt
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]`<>&*_!]/g, '\\$&')}](${path})`;

/**
 * Stores a picture for the overview of a repository: drawn anew, served by this site to whoever may see the repository.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived, imported, too many), `invalid` or `too_large` with the
 *   reason for the file
 */
export async function addRepositoryImage(
  actor: Actor,
  name: RepositoryName,
  { bytes, alt }: { bytes: Uint8Array; alt: string },
): Promise<AddedImage> {
  await repositoryFor(db().prisma, actor, 'repository.describe', name);
  const image = await reencodeImage(bytes, 'overview');
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.describe', name);
    await requireOwnOverview(queries, repository.id);
    const sha256 = await storeAsset(queries, image);
    const key = { repositoryId: repository.id, sha256 };
    const { width, height } = image;
    const added = { path: assetPath(sha256), markdown: markdownFor(assetPath(sha256), alt), width, height };
    if (await queries.repositoryImage.findUnique({ where: { repositoryId_sha256: key } })) return added;
    if ((await queries.repositoryImage.count({ where: { repositoryId: repository.id } })) >= MOST)
      throw new AppError('conflict', `The repository has ${MOST} pictures already, and cannot have more.`, {
        most: MOST,
      });
    await queries.repositoryImage.create({ data: { ...key, uploadedBy: actorName(actor) } });
    await writeAuditEntry(queries, actor, {
      action: 'repository.add_image',
      target: { kind: 'repository', id: repository.id, name: shortName(repository) },
      publisherId: repository.publisherId,
      changes: { picture: [null, sha256], bytes: [null, image.bytes.length] },
    });
    return added;
  });
}
