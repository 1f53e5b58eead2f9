import { leakyHarbor, leakyTrivy, leakyVex } from '@/e2e/access/scan-leaks/leaky-reports';
import { KINDS, type Kind, type Mark, marksOf, patternsOf } from '@/e2e/access/scan-leaks/marks';
import type { Actor } from '@/lib/access/actor';
import { storedLayers } from '@/lib/images/stored-image-json';
import { parseRepositoryName, type RepositoryName } from '@/lib/names/repository-name';
import { db } from '@/lib/platform/db';
import { uploadScanInput } from '@/lib/scans/schema';
import { uploadScan } from '@/lib/scans/upload-scan';
import { addVex } from '@/lib/scans/vex/add-vex';
import { aGrant, aPublisher, aRepository } from '@/lib/testing/builders/catalogue';
import { aPush } from '@/lib/testing/builders/pushes';
import { aWebhook } from '@/lib/testing/builders/webhook';

/** Digests of what a repository has: under 1.0 (twice, and for two platforms) and under 1.1. */
type Images = { former: string; amd64: string; arm64: string; next: string };
export type LeakyRepository = {
  kind: Kind;
  namespace: string;
  name: string;
  repositoryId: string;
  publisherId: string;
  images: Images;
  /** A report that hangs on the image in the registry */
  referrer: string;
};

const PATHS: Readonly<Record<Kind, string>> = {
  official: 'library/orchard',
  public: 'verity/orchard',
  private: 'verity/cellar',
};
const MINUTES = 60_000;
const start = Date.parse('2026-03-01T10:00:00Z');

/** Puts the same images into a repository, whoever's it is: of one kind they have the same digests everywhere. */
export async function pushImages(repositoryId: string, kind: Kind): Promise<Images> {
  const size = 10_000 * (KINDS.indexOf(kind) + 1);
  const push = (tag: string, more: number) =>
    aPush(
      repositoryId,
      tag,
      [
        { platform: 'linux/amd64', layers: [size + more] },
        { platform: 'linux/arm64', layers: [size + more, 7] },
      ],
      { at: new Date(start + more * MINUTES), by: null },
    );
  const [former, now, next] = [await push('1.0', 1), await push('1.0', 2), await push('1.1', 3)];
  const of = ({ platforms }: typeof now, platform: string) => platforms[platform] ?? '';
  return {
    former: of(former, 'linux/amd64'),
    amd64: of(now, 'linux/amd64'),
    arm64: of(now, 'linux/arm64'),
    next: of(next, 'linux/amd64'),
  };
}

/** A repository of each kind with images, and nothing that a scanner said but what hangs on them in the registry. */
export async function leakyRepositories(): Promise<LeakyRepository[]> {
  await aPublisher('verity', { displayName: 'Verity' });
  const made: LeakyRepository[] = [];
  for (const kind of KINDS) {
    const [namespace = '', name = ''] = PATHS[kind].split('/');
    const { id, publisherId } = await aRepository(PATHS[kind], {
      visibility: kind === 'private' ? 'private' : 'public',
      description: 'Fruit, in crates.',
    });
    if (kind === 'official') await aGrant('official_images', { repositoryId: id });
    const images = await pushImages(id, kind);
    const about = { platform: 'linux/amd64', layers: [3], annotations: { 'test.note': marksOf(kind).annotation } };
    const { digest: referrer } = await aPush(id, null, [about], {
      subject: images.amd64,
      artifactType: marksOf(kind).artifactType,
      by: null,
    });
    await aWebhook(id, { events: ['scan_finished'], url: 'http://127.0.0.1:9/', secret: 'sealed' });
    made.push({ kind, namespace, name, repositoryId: id, publisherId, images, referrer });
  }
  return made;
}

async function* bytesOf(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

async function layerOf(digest: string): Promise<string> {
  const { layers } = await db().prisma.manifest.findUniqueOrThrow({ where: { digest } });
  return storedLayers.parse(layers).flatMap(({ diffId, digest: own }) => diffId ?? own ?? [])[0] ?? '';
}

const nameOf = ({ namespace, name }: LeakyRepository): RepositoryName => {
  const parsed = parseRepositoryName(namespace, name);
  if (!parsed.ok) throw new Error(`${namespace}/${name} is no name`);
  return parsed.value;
};

/** Uploads reports and statements and notes a scan that failed. @returns the marks of all that, and the reports' ids */
export async function tellOfScans(
  actor: Actor,
  repository: LeakyRepository,
): Promise<{ marks: Mark[]; report: string }> {
  const { kind, images, repositoryId } = repository;
  const name = nameOf(repository);
  const marks = marksOf(kind);
  const of = async (digest: string) => ({ marks, digest, layer: await layerOf(digest) });
  const upload = async (digest: string, report: unknown) =>
    (await uploadScan(actor, name, uploadScanInput.parse({ digest }), bytesOf(report))).report.id;
  await upload(images.former, leakyTrivy(await of(images.former)));
  const report = await upload(images.amd64, leakyTrivy(await of(images.amd64)));
  const other = await upload(images.arm64, leakyHarbor(await of(images.arm64)));
  await upload(images.next, leakyTrivy(await of(images.next), { isFixed: true }));
  const { id: vex } = await addVex(actor, name, { name: marks.vexName }, bytesOf(leakyVex(marks)));
  const request = await db().prisma.scanRequest.create({
    data: {
      repositoryId,
      digest: images.amd64,
      state: 'failed',
      problemReason: 'failed',
      problem: marks.problem,
      requestedBy: 'admin',
      endedAt: new Date(),
    },
  });
  const ids = { report, other, vex, request: request.id };
  return { marks: patternsOf(kind, ids), report };
}
