/** The sample data: what an empty catalogue is filled with, and how all of it, and only it, is taken away. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { systemActor } from '@/lib/access/actor';
import { writeAuditEntry } from '@/lib/audit/write-audit-entry';
import { openOfficialImages } from '@/lib/importers/docker-library/official-images-source';
import { type ImportLock, withImportLock } from '@/lib/importers/import-lock';
import { runImport } from '@/lib/importers/run-import';
import { isCategory, MAX_CATEGORIES } from '@/lib/names/category';
import { platformOfLibraryArchitecture } from '@/lib/names/platform';
import { OFFICIAL_NAMESPACE, parseRepositoryName } from '@/lib/names/repository-name';
import { parseTagName } from '@/lib/names/tag-name';
import { clock } from '@/lib/platform/clock';
import { db, type Queries } from '@/lib/platform/db';
import { grantProgram } from '@/lib/programs/grant-program';
import { evidenceItem } from '@/lib/programs/schema';
import { replaceTags } from '@/lib/tags/replace-tags';

const SAMPLE = path.join(import.meta.dirname, 'sample');
const BY = 'Sample data';
/** The setting that remembers that this site does not want the sample. */
const REMOVED = 'sample.removed';

const sampleRepository = z.object({
  name: z.string(),
  description: z.string(),
  descriptionZh: z.string().optional(),
  overview: z.string(),
  overviewZh: z.string().optional(),
  categories: z.array(z.string().refine(isCategory)).max(MAX_CATEGORIES),
  architectures: z.array(z.string()),
  tags: z.array(z.object({ tags: z.array(z.string()), architectures: z.array(z.string()) })),
  sourceUrl: z.string().optional(),
  licence: z.string().optional(),
  visibility: z.enum(['public', 'private']).default('public'),
  archivedAt: z.coerce.date().optional(),
  pullCount: z.number().int(),
  starCount: z.number().int(),
  updatedAt: z.coerce.date(),
});
type SampleRepository = z.infer<typeof sampleRepository>;

const samplePublisher = z.object({
  namespace: z.string(),
  kind: z.enum(['person', 'organisation']),
  displayName: z.string(),
  displayNameZh: z.string().optional(),
  about: z.string(),
  aboutZh: z.string().optional(),
  website: z.string().optional(),
  grants: z.array(
    z.object({
      program: z.enum(['verified_publisher', 'sponsored_oss', 'domain_verification']),
      grantedAt: z.coerce.date(),
      validUntil: z.coerce.date().nullable(),
      evidence: z.array(evidenceItem),
    }),
  ),
  repositories: z.array(sampleRepository),
});
type SamplePublisher = z.infer<typeof samplePublisher>;

const sampleFigures = z.object({
  official: z.record(z.string(), z.object({ pullCount: z.number().int(), starCount: z.number().int() })),
});

const readJson = (name: string): unknown => JSON.parse(readFileSync(path.join(SAMPLE, name), 'utf8'));

/** A Chinese text that stands beside the docs of an official image, if there is one. */
function chineseText(repository: string, file: string): string | null {
  try {
    return readFileSync(path.join(SAMPLE, 'docs', repository, file), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

async function addPublisher(queries: Queries, publisher: SamplePublisher): Promise<void> {
  const { grants, repositories, ...fields } = publisher;
  const { id } = await queries.publisher.create({ data: { ...fields, isSample: true }, select: { id: true } });
  for (const grant of grants)
    await grantProgram(queries, {
      ...grant,
      subject: { publisherId: id },
      by: BY,
      reason: 'Part of the sample data.',
      isSample: true,
    });
  for (const repository of repositories)
    await addRepository(queries, { id, namespace: publisher.namespace }, repository);
}

async function addRepository(
  queries: Queries,
  publisher: { id: string; namespace: string },
  { tags, ...fields }: SampleRepository,
): Promise<void> {
  const name = parseRepositoryName(publisher.namespace, fields.name);
  if (!name.ok) throw new Error(`prisma/sample/publishers.json: ${name.problem}`);
  const platforms = fields.architectures.flatMap((word) => platformOfLibraryArchitecture(word) ?? []);
  const { id } = await queries.repository.create({
    data: {
      ...fields,
      publisherId: publisher.id,
      namespace: publisher.namespace,
      operatingSystems: [...new Set(platforms.map(({ os }) => os))].sort(),
      cpuArchitectures: [...new Set(platforms.map(({ architecture }) => architecture))].sort(),
      sampleFigures: true,
      isSample: true,
    },
    select: { id: true },
  });
  const rows = tags.flatMap((line, group) =>
    line.tags.map((tag) => {
      const parsed = parseTagName(tag);
      if (!parsed.ok) throw new Error(`prisma/sample/publishers.json: ${parsed.problem}`);
      return { name: parsed.value, isShared: false, imageGroup: `sample-${group}`, architectures: line.architectures };
    }),
  );
  await replaceTags(
    queries,
    id,
    rows.map((row, position) => ({ ...row, position })),
    fields.updatedAt,
  );
}

async function addSampleTexts(queries: Queries): Promise<void> {
  const figures = sampleFigures.parse(readJson('figures.json')).official;
  const repositories = await queries.repository.findMany({
    where: { namespace: OFFICIAL_NAMESPACE },
    select: { id: true, name: true },
  });
  for (const { id, name } of repositories)
    await queries.repository.update({
      where: { id },
      data: {
        ...(figures[name] ?? { pullCount: 0, starCount: 0 }),
        sampleFigures: true,
        descriptionZh: chineseText(name, 'README-short.zh.txt'),
        overviewZh: chineseText(name, 'content.zh.md')?.replaceAll('%%IMAGE%%', name) ?? null,
      },
    });
}

async function auditSample(
  queries: Queries,
  action: 'site.add_sample' | 'site.remove_sample',
  repositories: number,
): Promise<void> {
  await writeAuditEntry(queries, systemActor(BY), {
    action,
    target: { kind: 'site', id: null, name: 'sample' },
    publisherId: null,
    changes: { repositories: action === 'site.add_sample' ? [0, repositories] : [repositories, 0] },
  });
}

async function wantsSample(): Promise<boolean> {
  const { prisma } = db();
  const wasRemoved = await prisma.setting.findUnique({ where: { key: REMOVED } });
  // Everybody who can sign in owns a namespace; one without repositories leaves the catalogue empty.
  const inUse = { isSample: false, NOT: { kind: 'person', repositories: { none: {} } } } as const;
  if (wasRemoved || (await prisma.publisher.count({ where: inUse })) > 0) return false;
  const sample = await prisma.publisher.findMany({ where: { isSample: true }, select: { namespace: true } });
  const complete = sample.some(({ namespace }) => namespace === OFFICIAL_NAMESPACE) && sample.length > 1;
  return !complete;
}

async function fillWithSample(lock: ImportLock): Promise<void> {
  const { prisma } = db();
  await prisma.$transaction(deleteSample);
  const publishers = z.array(samplePublisher).parse(readJson('publishers.json'));
  const source = await openOfficialImages({
    library: path.join(SAMPLE, 'official-images'),
    docs: path.join(SAMPLE, 'docs'),
  });
  const report = await runImport(systemActor(BY), source, { isSample: true, lock });
  const [rejected] = report.rejected;
  if (rejected) throw new Error(`prisma/sample: ${rejected.file}, line ${rejected.line}: ${rejected.reason}`);
  await prisma.$transaction(
    async (queries) => {
      await addSampleTexts(queries);
      for (const publisher of publishers) await addPublisher(queries, publisher);
      await auditSample(queries, 'site.add_sample', await queries.repository.count({ where: { isSample: true } }));
    },
    { timeout: 120_000 },
  );
}

/**
 * Fills the catalogue with the sample when it has no publisher at all. Cut off in the middle it leaves a part,
 * which counts as sample data that was not finished: the next call takes it away and begins again.
 * @returns whether it added anything
 * @throws AppError `conflict` while an import runs or another process changes the sample
 */
export async function addSampleToEmptyCatalogue(): Promise<boolean> {
  if (!(await wantsSample())) return false; // no start of a filled catalogue waits for an import
  return withImportLock(async (lock) => {
    const wanted = await wantsSample();
    if (wanted) await fillWithSample(lock);
    return wanted;
  });
}

export type RemovedSample = { repositories: number; publishers: number };

/**
 * Takes every piece of sample data away, and nothing else, in one transaction. A sample publisher that has come
 * to own something else (such as imported official images) stays, as a publisher like any other. It does not come
 * back at the next start.
 * @throws AppError `conflict` while an import runs or another process changes the sample
 */
export async function removeSample(): Promise<RemovedSample> {
  const remove = async (queries: Queries) => {
    const value = { at: clock.now().toISOString() };
    await queries.setting.upsert({ where: { key: REMOVED }, create: { key: REMOVED, value }, update: { value } });
    const removed = await deleteSample(queries);
    await auditSample(queries, 'site.remove_sample', removed.repositories);
    return removed;
  };
  return withImportLock(() => db().prisma.$transaction(remove, { timeout: 120_000 }));
}

/**
 * Asks for the sample data again after it was removed. @returns whether the catalogue was empty, and so was filled
 * @throws AppError `conflict` while an import runs or another process changes the sample
 */
export async function addSample(): Promise<boolean> {
  return withImportLock(async (lock) => {
    await db().prisma.setting.deleteMany({ where: { key: REMOVED } });
    const wanted = await wantsSample();
    if (wanted) await fillWithSample(lock);
    return wanted;
  });
}

async function deleteSample(queries: Queries): Promise<RemovedSample> {
  const repositories = await queries.repository.deleteMany({ where: { isSample: true } });
  const publishers = await queries.publisher.deleteMany({ where: { isSample: true, repositories: { none: {} } } });
  await queries.publisher.updateMany({ where: { isSample: true }, data: { isSample: false } });
  await queries.asset.deleteMany({
    where: {
      repositories: { none: {} },
      publishers: { none: {} },
      usedIn: { none: {} },
      fetchedFrom: { none: {} },
    },
  });
  return { repositories: repositories.count, publishers: publishers.count };
}
