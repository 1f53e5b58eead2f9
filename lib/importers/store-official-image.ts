import type { Actor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { officialEvidence } from '@/lib/importers/official-evidence';
import type { Candidate, CandidateDocs, SourceDescription } from '@/lib/importers/source';
import { tagRows } from '@/lib/importers/tag-rows';
import { platformOfLibraryArchitecture } from '@/lib/names/platform';
import { OFFICIAL_NAMESPACE } from '@/lib/names/repository-name';
import type { Queries } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { grantProgram } from '@/lib/programs/grant-program';
import { noteRemoteImagesOf } from '@/lib/repositories/note-remote-images';
import { storeLogo } from '@/lib/repositories/store-logo';
import { replaceTags } from '@/lib/tags/replace-tags';

export type Stored = {
  repositoryId: string;
  fileDigest: string;
  docsDigest: string | null;
  retired: boolean;
  isSample: boolean;
};

/** Whether the catalogue already holds exactly what the candidate says. */
export function isUnchanged(stored: Stored, candidate: Candidate, isSample: boolean): boolean {
  const sameDocs = candidate.docs === undefined || stored.docsDigest === candidate.docsDigest;
  return stored.isSample === isSample && !stored.retired && stored.fileDigest === candidate.fileDigest && sameDocs;
}

const unique = (words: readonly string[]): string[] => [...new Set(words)].sort();

/** Architectures in docker-library's words, and as the OCI words that the facets use. */
function architecturesOf(candidate: Candidate) {
  const architectures = unique(candidate.entries.flatMap((entry) => entry.architectures));
  const platforms = architectures.flatMap((word) => platformOfLibraryArchitecture(word) ?? []);
  return {
    architectures,
    operatingSystems: unique(platforms.map(({ os }) => os)),
    cpuArchitectures: unique(platforms.map(({ architecture }) => architecture)),
  };
}

const NO_DOCS: Omit<CandidateDocs, 'logo'> = {
  description: '',
  overview: '',
  licence: null,
  deprecation: null,
  categories: [],
  maintainedBy: [],
  whereToGetHelp: [],
  whereToFileIssues: [],
  sourceUrl: null,
};

type Logo = Parameters<typeof storeLogo>[1] | null;

async function docsData(queries: Queries, docs: Candidate['docs'], logo: Logo) {
  if (docs === undefined) return {};
  const { logo: _, ...fields } = { logo: null, ...(docs ?? NO_DOCS) };
  return { ...fields, logoId: logo ? await storeLogo(queries, logo) : null };
}

/**
 * Writes one official image entirely: repository, definition, entries, tags and the Official Image grant with
 * its evidence. Runs inside the caller's transaction, so that a reader sees all of it or nothing.
 */
export async function storeOfficialImage(
  queries: Queries,
  candidate: Candidate,
  context: {
    publisherId: string;
    source: SourceDescription;
    logo: Logo;
    now: Date;
    by: string;
    actor: Actor;
    isSample: boolean;
  },
): Promise<void> {
  const { publisherId, source, now, by, actor, isSample } = context;
  // What the sample said of it (texts, figures, dates, who gave the badge) must not outlive it as if it were real.
  if (!isSample)
    await queries.repository.deleteMany({
      where: { namespace: OFFICIAL_NAMESPACE, name: candidate.name, isSample: true },
    });
  const fields = {
    ...architecturesOf(candidate),
    ...(await docsData(queries, candidate.docs, context.logo)),
    isSample,
    retiredAt: null,
    updatedAt: now,
  };
  const key = { namespace: OFFICIAL_NAMESPACE, name: candidate.name };
  const before = await queries.libraryDefinition.findFirst({
    where: { repository: key },
    select: { fileDigest: true },
  });
  const { id: repositoryId } = await queries.repository.upsert({
    where: { namespace_name: key },
    create: { ...key, publisherId, createdAt: now, ...fields },
    update: fields,
    select: { id: true },
  });
  if (candidate.docs) await noteRemoteImagesOf(queries, candidate.docs);
  const definition = {
    file: candidate.file,
    fileDigest: candidate.fileDigest,
    libraryCommit: source.libraryCommit,
    maintainers: candidate.maintainers,
    unknownFields: candidate.unknownFields,
    importedAt: now,
    ...(candidate.docs === undefined ? {} : { docsDigest: candidate.docsDigest, docsCommit: source.docsCommit }),
  };
  await queries.libraryDefinition.upsert({
    where: { repositoryId },
    create: { repositoryId, ...definition },
    update: definition,
  });
  await queries.libraryEntry.deleteMany({ where: { repositoryId } });
  await queries.libraryEntry.createMany({
    data: candidate.entries.map(
      ({ source: build, ...entry }, position): Prisma.LibraryEntryCreateManyInput => ({
        repositoryId,
        position,
        ...entry,
        ...build,
      }),
    ),
  });
  await replaceTags(queries, repositoryId, tagRows(candidate.entries), now);
  await grantProgram(queries, {
    program: 'official_images',
    subject: { repositoryId },
    grantedAt: now,
    validUntil: null,
    by,
    actor,
    reason: 'Its library definition was imported.',
    evidence: officialEvidence(candidate, source, now),
    isSample,
  });
  if (!isSample)
    await writeAuditEntry(queries, actor, {
      action: 'repository.import',
      target: { kind: 'repository', id: repositoryId, name: candidate.name },
      publisherId,
      changes: { definition: [before?.fileDigest ?? null, candidate.fileDigest] },
    });
}
