import { type Actor, actorName } from '@/lib/access/actor';
import { HEARTBEAT_MS } from '@/lib/importers/close-abandoned-runs';
import { type ImportLock, withImportLock } from '@/lib/importers/import-lock';
import { officialImagesPublisher } from '@/lib/importers/official-images-publisher';
import { refuseEmptied } from '@/lib/importers/refuse-emptied';
import { countsOf, type ImportReport } from '@/lib/importers/report';
import { retireOfficialImage } from '@/lib/importers/retire-official-image';
import type { Candidate, ImportSource } from '@/lib/importers/source';
import { isUnchanged, type Stored, storeOfficialImage } from '@/lib/importers/store-official-image';
import { OFFICIAL_NAMESPACE } from '@/lib/names/repository-name';
import { clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { redrawLogo } from '@/lib/repositories/store-logo';

const TRANSACTION = { timeout: 120_000, maxWait: 30_000 };

export type ImportOptions = {
  dryRun?: boolean;
  /** The definitions are part of the sample data. */
  isSample?: boolean;
  /** Take definitions that have lost all their entries: the images are to lose their tags. */
  allowEmpty?: boolean;
  /** The caller holds the lock already. */
  lock?: ImportLock;
  onProgress?: (done: number, name: string) => void;
};

async function storedImages(): Promise<Map<string, Stored & { file: string; entries: number }>> {
  const rows = await db().prisma.libraryDefinition.findMany({
    where: { repository: { namespace: OFFICIAL_NAMESPACE } },
    select: {
      repositoryId: true,
      file: true,
      fileDigest: true,
      docsDigest: true,
      repository: { select: { name: true, retiredAt: true, isSample: true } },
      _count: { select: { entries: true } },
    },
  });
  return new Map(
    rows.map(({ repository: { name, retiredAt, isSample }, _count: { entries }, ...row }) => [
      name,
      { ...row, entries, retired: retiredAt !== null, isSample },
    ]),
  );
}

/**
 * Imports official images. Each repository is written in a transaction of its own; one whose file is rejected
 * stays as it was; one whose file is gone is retired, after everything else was read. Running it again changes nothing.
 * @throws AppError `conflict` while another import runs or the sample is changed, `invalid` when the source has no definitions at all
 */
export async function runImport(
  actor: Actor,
  source: ImportSource,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const description = source.describe();
  if (source.total === 0)
    throw new AppError('invalid', `${description.library} has no definition files: is it the right place?`);
  const dryRun = options.dryRun ?? false;
  const started = Date.now();
  const report: ImportReport = {
    source: description,
    dryRun,
    seconds: 0,
    added: [],
    changed: [],
    unchanged: [],
    retired: [],
    rejected: [],
    warnings: [],
  };
  const work = () => importEach(actor, source, report, options);
  const recorded = () => asRecordedRun(actor, report, work);
  if (dryRun) await work();
  else if (options.lock) await recorded();
  else await withImportLock(recorded);
  return { ...report, seconds: (Date.now() - started) / 1000 };
}

async function importEach(
  actor: Actor,
  source: ImportSource,
  report: ImportReport,
  options: ImportOptions,
): Promise<void> {
  const stored = await storedImages();
  const by = actorName(actor);
  const isSample = options.isSample ?? false;
  const publisherId = report.dryRun ? '' : await officialImagesPublisher(db().prisma, isSample);
  const seen = new Set<string>();
  let done = 0;
  for await (const reading of source.readings()) {
    done += 1;
    const name = reading.ok ? reading.candidate.name : reading.name;
    seen.add(name);
    if (!reading.ok) report.rejected.push(...reading.problems.map((problem) => ({ file: reading.file, ...problem })));
    else {
      const { candidate } = reading;
      report.warnings.push(...candidate.warnings.map((reason) => ({ file: candidate.file, line: null, reason })));
      const known = stored.get(name);
      const emptied = refuseEmptied(known, candidate, options.allowEmpty ?? false);
      if (emptied) report.rejected.push({ file: candidate.file, ...emptied });
      else if (known && isUnchanged(known, candidate, isSample)) report.unchanged.push(name);
      else {
        if (!report.dryRun) await store(candidate, report, { publisherId, by, actor, isSample });
        (known ? report.changed : report.added).push(name);
      }
    }
    options.onProgress?.(done, name);
  }
  for (const [name, { repositoryId, retired, file }] of stored) {
    if (seen.has(name) || retired) continue;
    if (!report.dryRun)
      await db().prisma.$transaction((queries) =>
        retireOfficialImage(queries, repositoryId, { now: clock.now(), by, actor, file }),
      );
    report.retired.push(name);
  }
}

type StoreContext = { publisherId: string; by: string; actor: Actor; isSample: boolean };

async function store(candidate: Candidate, report: ImportReport, context: StoreContext): Promise<void> {
  const logo = await drawnLogo(candidate, report);
  const now = clock.now();
  await db().prisma.$transaction(
    (queries) => storeOfficialImage(queries, candidate, { ...context, source: report.source, logo, now }),
    TRANSACTION,
  );
}

async function drawnLogo({ docs, file }: Candidate, report: ImportReport) {
  if (!docs?.logo) return null;
  try {
    return await redrawLogo(docs.logo.bytes);
  } catch (error) {
    const reason = `The logo ${docs.logo.fileName} is left out: ${error instanceof Error ? error.message : String(error)}`;
    report.warnings.push({ file, line: null, reason });
    return null;
  }
}

/** Keeps a row about the run: who, from where, how far, and how it ended. */
async function asRecordedRun(actor: Actor, report: ImportReport, work: () => Promise<void>): Promise<void> {
  const { prisma } = db();
  const { id } = await prisma.importRun.create({
    data: { importer: 'official-images', source: report.source, startedBy: actorName(actor) },
    select: { id: true },
  });
  const touch = () =>
    prisma.importRun.update({ where: { id }, data: { heartbeatAt: clock.now(), counts: countsOf(report) } });
  const heartbeat = setInterval(() => void touch().catch((error: Error) => console.warn(error.message)), HEARTBEAT_MS);
  const finish = (status: 'succeeded' | 'failed') =>
    prisma.importRun.update({
      where: { id },
      data: {
        status,
        finishedAt: clock.now(),
        counts: countsOf(report),
        problems: [...report.rejected, ...report.warnings],
      },
    });
  try {
    await work();
    await finish('succeeded');
  } catch (error) {
    await finish('failed').catch((second: Error) => console.warn(`the run could not be closed: ${second.message}`));
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}
