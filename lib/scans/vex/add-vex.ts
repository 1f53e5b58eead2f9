import { type Actor, actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { db, inTransaction } from '@/lib/platform/db';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { cleanInstant } from '@/lib/scans/formats/clean-text';
import { resolveImage } from '@/lib/scans/resolve-image';
import { withSpooled } from '@/lib/scans/spool';
import { readVex } from '@/lib/scans/vex/read-vex';
import { refreshVex } from '@/lib/scans/vex/refresh-vex';
import type { AddVexInput, VexDocumentView } from '@/lib/scans/vex/schema';
import { vexDocumentView } from '@/lib/scans/vex/view';

const MAX_VEX_BYTES = 10_000_000;

/**
 * Attaches a publisher's statements (OpenVEX or CycloneDX) to all images of a repository, or to one. A document of the
 * same name is replaced. The newest reports are marked anew at once; statements that fit nothing are counted as such.
 * @throws AppError as `repositoryFor` for `repository.upload_scan`, `readVex` and `resolveImage`
 */
export async function addVex(
  actor: Actor,
  name: RepositoryName,
  { name: file, digest }: AddVexInput,
  body: AsyncIterable<Uint8Array>,
): Promise<VexDocumentView> {
  await repositoryFor(db().prisma, actor, 'repository.upload_scan', name);
  return withSpooled(
    body,
    async (spooled) => {
      const document = await readVex(spooled.read);
      const gzip = await spooled.gzip();
      return inTransaction(async (queries) => {
        const { repository } = await repositoryFor(queries, actor, 'repository.upload_scan', name);
        const image = digest === undefined ? null : await resolveImage(queries, repository.id, { digest });
        const place = { repositoryId: repository.id, name: file };
        await queries.vexDocument.deleteMany({ where: place });
        const { id } = await queries.vexDocument.create({
          data: {
            ...place,
            digest: image?.digest ?? null,
            format: document.format,
            author: document.author,
            gzip,
            size: spooled.size,
            uploadedBy: actorName(actor),
            statements: {
              createMany: {
                data: document.statements.map(({ statedAt, products, aliases, ...statement }, position) => ({
                  ...statement,
                  position,
                  aliases: [...aliases],
                  products: products.map((product) => ({ id: product.id, subcomponents: [...product.subcomponents] })),
                  statedAt: cleanInstant(statedAt),
                })),
              },
            },
          },
          select: { id: true },
        });
        await refreshVex(queries, repository);
        await writeAuditEntry(queries, actor, {
          action: 'repository.add_vex',
          target: { kind: 'repository', id: repository.id, name: shortName(name) },
          publisherId: repository.publisherId,
          changes: { name: [null, file], digest: [null, image?.digest ?? null] },
        });
        return vexDocumentView(queries, id);
      });
    },
    MAX_VEX_BYTES,
  );
}
