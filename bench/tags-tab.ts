import { performance } from 'node:perf_hooks';
import { load, percentile } from '@/bench/measure';

const TAGS = 10_000;
const TAGS_OF_IMAGE = 4;
const NAME = { namespace: 'bench', name: 'many-tags' };

/** A repository with ten thousand tags on images of two platforms, as pushes over two years leave it. */
async function makeRepository(): Promise<string> {
  const { db } = await import('@/lib/platform/db');
  const { aRepository } = await import('@/lib/testing/builders/catalogue');
  const { digestOf } = await import('@/lib/testing/builders/images');
  const { prisma } = db();
  const { id } = await aRepository(`${NAME.namespace}/${NAME.name}`);
  const numbers = Array.from({ length: TAGS / TAGS_OF_IMAGE }, (_, at) => at);
  const platforms = ['linux/amd64', 'linux/arm64/v8'];
  const child = (at: number, platform: string) => digestOf(`bench ${at} ${platform}`);
  const index = (at: number) => digestOf(`bench ${at}`);
  await prisma.manifest.createMany({
    data: numbers.flatMap((at) => [
      ...platforms.map((platform) => ({
        digest: child(at, platform),
        kind: 'image' as const,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        size: 1_000,
        totalSize: BigInt(40_000_000 + at),
        platform,
      })),
      {
        digest: index(at),
        kind: 'index' as const,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        size: 1_000,
        totalSize: BigInt(80_000_000 + at),
      },
    ]),
  });
  await prisma.manifestChild.createMany({
    data: numbers.flatMap((at) =>
      platforms.map((platform, position) => ({
        parent: index(at),
        position,
        digest: child(at, platform),
        kind: 'image' as const,
        platform,
        size: 1_000,
      })),
    ),
  });
  await prisma.repositoryManifest.createMany({
    data: numbers.flatMap((at) =>
      [index(at), ...platforms.map((platform) => child(at, platform))].map((digest) => ({ repositoryId: id, digest })),
    ),
  });
  const nameOf = (at: number, which: number) => {
    const version = `${Math.floor(at / 100)}.${Math.floor(at / 10) % 10}.${at % 10}`;
    return [version, `${version}-bookworm`, `sha-${child(at, 'name').slice(7, 14)}${at}`, `build-${20_000 + at}`][
      which
    ];
  };
  await prisma.tag.createMany({
    data: numbers.flatMap((at) =>
      Array.from({ length: TAGS_OF_IMAGE }, (_, which) => ({
        repositoryId: id,
        name: nameOf(at, which) ?? '',
        position: 1_000_000,
        imageGroup: index(at),
        digest: index(at),
        mediaType: 'application/vnd.oci.image.index.v1+json',
        size: BigInt(80_000_000 + at),
        architectures: ['amd64', 'arm64v8'],
        pushedAt: new Date(Date.now() - at * 7 * 3_600_000),
        pushedBy: 'bench',
      })),
    ),
  });
  await prisma.$executeRaw`ANALYZE`;
  return id;
}

async function benchVerb(repositoryId: string): Promise<void> {
  const { ANONYMOUS } = await import('@/lib/access/actor');
  const { db } = await import('@/lib/platform/db');
  const { listTags } = await import('@/lib/tags/list-tags');
  const { listTagsInput } = await import('@/lib/tags/schema');
  console.log('\n| listTags, 10,000 tags | p50 / p95 |\n|---|---|');
  let turn = 0;
  const touch = () =>
    db().prisma.tag.updateMany({
      where: { repositoryId, name: '0.0.0' },
      data: { pushedAt: new Date(Date.now() + turn * 1000) },
    });
  for (const [title, input, before] of [
    ['by tag, by version', { sort: 'version' }, undefined],
    ['by image, newest first', { sort: 'newest', view: 'image' }, undefined],
    ['filter by name', { filter: '24.1', sort: 'version' }, undefined],
    ['filter by digest', { filter: 'abcdef0' }, undefined],
    ['by version, right after a push', { sort: 'version' }, touch],
  ] as const) {
    const samples: number[] = [];
    for (turn = 0; turn < 120; turn += 1) {
      await before?.();
      const query = listTagsInput.parse({ ...input, page: 1 + (turn % 50), pageSize: 50 });
      const begun = performance.now();
      await listTags(ANONYMOUS, NAME, query);
      if (turn >= 20) samples.push(performance.now() - begun);
    }
    console.log(`| ${title} | ${percentile(samples, 0.5).toFixed(1)} / ${percentile(samples, 0.95).toFixed(1)} ms |`);
  }
}

/** The tags tab of a repository with ten thousand tags: the verb by itself, and the running site on this database. */
export async function benchTagsTab(base: string, url: string): Promise<void> {
  const { closeDatabase, openDatabase, setDatabase } = await import('@/lib/platform/db');
  setDatabase(openDatabase(url, 4));
  await benchVerb(await makeRepository());
  await closeDatabase();
  const page = `/r/${NAME.namespace}/${NAME.name}`;
  console.log(
    '\n| page, 10,000 tags | one client p50 / p95 | 16 clients p50 / p95 | requests/s at 16 |\n|---|---|---|---|',
  );
  for (const path of [
    `/api/v1/repositories/${NAME.namespace}/${NAME.name}/tags?sort=version&page=7`,
    `/api/v1/repositories/${NAME.namespace}/${NAME.name}/tags?view=image&filter=24.1`,
    `${page}/tag-rows?sort=version`,
    `${page}/tag-rows?filter=24.1&view=tag`,
    `${page}/tags`,
    `${page}/tags/24.1.3`,
    page,
  ]) {
    const one = await load(base + path, { clients: 1, requests: 150 });
    const many = await load(base + path, { clients: 16, requests: 480 });
    const pair = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;
    console.log(`| \`${path}\` | ${pair(one)} | ${pair(many)} | ${many.perSecond.toFixed(0)} |`);
  }
}
