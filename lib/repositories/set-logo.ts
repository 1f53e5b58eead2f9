import type { Actor } from '@/lib/access/actor';
import { assetPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { db, inTransaction } from '@/lib/platform/db';
import { reencodeImage } from '@/lib/platform/image-file';
import { requireNotFromDefinition } from '@/lib/repositories/from-definition';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { storeLogo } from '@/lib/repositories/store-logo';
import { writeRepositoryEntry } from '@/lib/repositories/write-repository-entry';

/**
 * A picture (PNG or JPEG, 120 to 1000 pixels a side, at most 5 MB) as the repository's logo, drawn anew.
 * @throws AppError `not_found`, `forbidden`, `conflict`, and `invalid` or `too_large` with the reason for the file
 */
export async function setLogo(actor: Actor, name: RepositoryName, bytes: Uint8Array): Promise<{ logoUrl: string }> {
  // Nobody else's picture is worth drawing.
  const { repository: before } = await repositoryFor(db().prisma, actor, 'repository.describe', name);
  await requireNotFromDefinition(db().prisma, before.id, ['logo']);
  const picture = await reencodeImage(bytes, 'logo');
  return inTransaction(async (queries) => {
    const { repository } = await repositoryFor(queries, actor, 'repository.describe', name);
    await requireNotFromDefinition(queries, repository.id, ['logo']);
    const logoId = await storeLogo(queries, picture);
    if (logoId !== repository.logoId) {
      await queries.repository.update({ where: { id: repository.id }, data: { logoId, updatedAt: clock.now() } });
      await writeRepositoryEntry(queries, actor, 'repository.set_logo', repository, {
        logo: [repository.logoId, logoId],
      });
    }
    return { logoUrl: assetPath(logoId) };
  });
}
