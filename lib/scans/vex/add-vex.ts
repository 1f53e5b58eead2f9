import { type Actor, actorName } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';
import { db, inTransaction, type Queries } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { repositoryFor } from '@/lib/repositories/repository-for';
import { cleanInstant } from '@/lib/scans/formats/clean-text';
import { inBatches } from '@/lib/scans/in-batches';
import { resolveImage } from '@/lib/scans/resolve-image';
import { withSpooled } from '@/lib/scans/spool';
import { readVex } from '@/lib/scans/vex/read-vex';
import { refreshVex } from '@/lib/scans/vex/refresh-vex';
import type { AddVexInput, VexDocumentView } from '@/lib/scans/vex/schema';
import type { VexStatement } from '@/lib/scans/vex/vex-statement';
import { vexDocumentView } from '@/lib/scans/vex/view';

const MAX_VEX_BYTES = 10_000_000;
/** Of all documents of a repository; a pair is a name of a vulnerability with something that it is stated of. */
const MOST = { statements: 50_000, pairs: 1_000_000 } as const;

const writeStatements = (queries: Queries, documentId: string, statements: readonly VexStatement[]): Promise<void> =>
  inBatches(
    statements.map((statement, position) => ({ ...statement, position, statedAt: cleanInstant(statement.statedAt) })),
    (json) => queries.$executeRaw`
      INSERT INTO vex_statements (id, document_id, position, vulnerability, aliases, products, status, justification,
        explanation, stated_at)
      SELECT gen_random_uuid(), ${documentId}::uuid, position, vulnerability,
        ARRAY(SELECT jsonb_array_elements_text(aliases)), products, status, justification, explanation, "statedAt"
      FROM jsonb_to_recordset(${json}::jsonb) AS t(position int, vulnerability text, aliases jsonb, products jsonb,
        status text, justification text, explanation text, "statedAt" timestamptz)`,
  );

/** Every new report is held against all statements. @throws AppError `too_large` */
async function requireRoom(queries: Queries, repositoryId: string): Promise<void> {
  const [sums] = await queries.$queryRaw<{ statements: number; pairs: number }[]>`
    SELECT count(*)::float8 AS statements, coalesce(sum((1 + cardinality(s.aliases)) * (
      SELECT coalesce(sum(greatest(1, jsonb_array_length(p -> 'subcomponents'))), 0)
      FROM jsonb_array_elements(s.products) AS p)), 0)::float8 AS pairs
    FROM vex_statements s JOIN vex_documents d ON d.id = s.document_id WHERE d.repository_id = ${repositoryId}::uuid`;
  if (sums && sums.statements <= MOST.statements && sums.pairs <= MOST.pairs) return;
  throw new AppError(
    'too_large',
    `The repository would have more statements than can be held against its reports: at most ${MOST.statements} of them, and ${MOST.pairs} pairs of a vulnerability and what it is in. Leave out what is old, or remove a document.`,
    { limits: MOST },
  );
}

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
          },
          select: { id: true },
        });
        await writeStatements(queries, id, document.statements);
        await requireRoom(queries, repository.id);
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
