import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/lib/access/actor';
import { getTag } from '@/lib/images/get-tag';
import { MASK } from '@/lib/images/mask-secrets';
import { tagDetails, tagQuery } from '@/lib/images/schema';
import { db } from '@/lib/platform/db';
import { aRepository, aTokenOf, aUser } from '@/lib/testing/builders/catalogue';
import { aPush, type Pushed, testLayers } from '@/lib/testing/builders/pushes';
import { useTestDatabase } from '@/lib/testing/database';

const DEMO = { namespace: 'alice', name: 'demo' };
const SECRET = 'correct-horse-battery';
const HISTORY = [
  { created_by: '/bin/sh -c #(nop) ADD file:4eedf861fb567fffb2694b65ebdd58d5 in / ' },
  { created_by: `ENV DB_PASSWORD=${SECRET}`, empty_layer: true },
  { created_by: 'RUN |1 NPM_TOKEN=hush-hush /bin/sh -c npm ci # buildkit' },
  { created_by: 'CMD ["/app"]', empty_layer: true },
];
const CONFIG = {
  Env: ['PATH=/bin', `DB_PASSWORD=${SECRET}`, `DATABASE_URL=postgres://app:${SECRET}@db/app`],
  Entrypoint: ['/entry.sh'],
  Cmd: ['--token', 'hush-hush', '<script>alert(1)</script>'],
  User: '1000:1000',
  ExposedPorts: { '8080/tcp': {}, '53/udp': {} },
  Volumes: { '/data': {} },
  WorkingDir: '/srv',
  StopSignal: 'SIGQUIT',
  Labels: { 'org.opencontainers.image.title': 'Demo', evil: `"><img src=x onerror=alert(1)>`, token: 'hush-hush' },
  Healthcheck: { Test: ['CMD-SHELL', `curl -u x:${SECRET} localhost`], Interval: 30e9, Retries: 3 },
};

describe('a tag with its image', () => {
  useTestDatabase();
  let repositoryId: string;
  let first: Pushed;
  let second: Pushed;
  const get = (query: Record<string, unknown> = {}, tag = '1.0') => getTag(ANONYMOUS, DEMO, tag, tagQuery.parse(query));

  beforeAll(async () => {
    ({ id: repositoryId } = await aRepository('alice/demo'));
    const image = (platform: string, size: number) => ({
      platform,
      config: CONFIG,
      history: HISTORY,
      layers: [size, 50],
    });
    first = await aPush(repositoryId, '1.0', [image('linux/amd64', 900)], { at: new Date('2026-04-01T08:00:00Z') });
    second = await aPush(repositoryId, '1.0', [image('linux/amd64', 1000), image('linux/arm64/v8', 1100)], {
      at: new Date('2026-05-01T08:00:00Z'),
      by: 'bob',
      attested: true,
      annotations: { 'org.opencontainers.image.source': 'https://github.com/alice/demo' },
    });
    await aPush(repositoryId, 'latest', [image('linux/amd64', 1000), image('linux/arm64/v8', 1100)], {
      attested: true,
      annotations: { 'org.opencontainers.image.source': 'https://github.com/alice/demo' },
    });
  });

  it('has the API’s shape, an image for each platform, and its layers with their instructions', async () => {
    const tag = await get();
    expect(tagDetails.parse(tag)).toEqual(tag);
    expect(tag).toMatchObject({
      name: '1.0',
      digest: second.digest,
      kind: 'index',
      pushedBy: 'bob',
      pushedAt: '2026-05-01T08:00:00.000Z',
      aliases: ['latest'],
      aliasCount: 1,
      annotations: { 'org.opencontainers.image.source': 'https://github.com/alice/demo' },
      problem: null,
    });
    expect(tag.images.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64/v8']);
    expect(tag.images[0]?.layers).toMatchObject([
      { size: 1000, instruction: 'ADD file:4eedf861fb567fffb2694b65ebdd58d5 /', empty: false },
      { size: 0, instruction: `ENV DB_PASSWORD=${MASK}`, empty: true, digest: null },
      { size: 50, instruction: 'RUN npm ci', createdBy: `RUN |1 NPM_TOKEN=${MASK} /bin/sh -c npm ci # buildkit` },
      { size: 0, instruction: 'CMD ["/app"]', empty: true },
    ]);
    expect(tag.images[0]?.layers[0]?.diffId).toMatch(/^sha256:/);
    expect(tag.words.map(({ word }) => word)).toContain('1.0');
  });

  it('has the configuration without anything that looks like a secret', async () => {
    const tag = await get();
    expect(JSON.stringify(tag)).not.toMatch(new RegExp(`${SECRET}|hush`));
    expect(tag.images[1]?.config).toMatchObject({
      user: '1000:1000',
      entrypoint: ['/entry.sh'],
      command: ['--token', MASK, '<script>alert(1)</script>'],
      exposedPorts: ['8080/tcp', '53/udp'],
      environment: [
        { name: 'PATH', value: '/bin', masked: false },
        { name: 'DB_PASSWORD', value: null, masked: true },
        { name: 'DATABASE_URL', value: `postgres://app:${MASK}@db/app`, masked: true },
      ],
      stopSignal: 'SIGQUIT',
      healthCheck: { intervalSeconds: 30, retries: 3, timeoutSeconds: null },
    });
  });

  it('can be asked for one platform, also without its variant, and for the words in Chinese', async () => {
    expect((await get({ platform: 'linux/arm64' })).images.map(({ platform }) => platform)).toEqual(['linux/arm64/v8']);
    expect((await get({ platform: second.platforms['linux/amd64'] })).images).toHaveLength(1);
    expect((await get({ platform: 'plan9/mips' })).images).toEqual([]);
    expect(JSON.stringify((await get({ language: 'zh-CN' })).words)).toMatch(/[\u4e00-\u9fff]/);
  });

  it('has its history, newest first, and what is said about its images', async () => {
    const { history, historyCount, referrers } = await get();
    expect(historyCount).toBe(2);
    expect(history).toEqual([
      { digest: second.digest, from: '2026-05-01T08:00:00.000Z', until: null, by: 'bob', noticed: false },
      {
        digest: first.digest,
        from: '2026-04-01T08:00:00.000Z',
        until: '2026-05-01T08:00:00.000Z',
        by: 'alice',
        noticed: false,
      },
    ]);
    expect(referrers).toMatchObject([{ kind: 'attestation', subject: second.platforms['linux/amd64'] }]);
    expect((await get({ historyPage: 2 })).history).toEqual([]);
  });

  it('has signatures that name its digest or a platform as their subject', async () => {
    await aPush(repositoryId, null, [{ platform: 'linux/amd64', layers: [7] }], {
      subject: second.platforms['linux/arm64/v8'] ?? '',
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    });
    expect((await get()).referrers.map(({ kind }) => kind)).toEqual(['signature', 'attestation']);
  });

  it('has scanners’ reports only for who signed in', async () => {
    const digest = second.platforms['linux/amd64'] ?? '';
    const artifactType = 'application/vnd.security.vulnerability.report; version=1.1';
    const report = await aPush(repositoryId, null, [{ platform: 'linux/amd64', layers: [8] }], {
      subject: digest,
      artifactType,
    });
    const reader = await aUser('tag-reader');
    const reportsFor = async (actor: Actor) =>
      (await getTag(actor, DEMO, '1.0', tagQuery.parse({}))).referrers.flatMap((one) =>
        one.digest === report.digest ? [one.artifactType] : [],
      );
    expect(await reportsFor(ANONYMOUS)).toEqual([]);
    expect(await reportsFor(aTokenOf(reader, ['repo:push']))).toEqual([]);
    expect(await reportsFor(reader)).toEqual([artifactType]);
    expect(await reportsFor(aTokenOf(reader, ['repo:read']))).toEqual([artifactType]);
  });

  it('says nothing of an image that only another repository has', async () => {
    const secret = await aRepository('mallory/secret', { visibility: 'private' });
    const hidden = await aPush(secret.id, '1', [{ platform: 'linux/amd64', config: { User: 'hidden' } }]);
    const { id } = await aRepository('mallory/bait');
    await aPush(id, 'bait', [{ platform: 'linux/arm64' }, { platform: 'linux/s390x' }]);
    const bait = await db().prisma.tag.findFirstOrThrow({ where: { repositoryId: id } });
    await db().prisma.manifestChild.create({
      data: { parent: bait.digest ?? '', position: 9, digest: hidden.digest, kind: 'image', platform: null, size: 1 },
    });
    const tag = await getTag(ANONYMOUS, { namespace: 'mallory', name: 'bait' }, 'bait', tagQuery.parse({}));
    expect(tag.images[2]).toEqual({
      ...{ digest: hidden.digest, platform: null, size: null, builtAt: null },
      ...{ layers: [], config: null, annotations: {}, base: null },
    });
  });

  it('names the base that its layers prove, where the reader may see it', async () => {
    const { id } = await aRepository('library/alpine');
    const base = await aPush(id, '3', [{ platform: 'linux/amd64', layers: [500] }, { platform: 'linux/arm64' }]);
    const on = testLayers('linux/amd64', [500]);
    const labels = (digest: string) => ({ Labels: { 'org.opencontainers.image.base.digest': digest } });
    const { id: app } = await aRepository('alice/app');
    await aPush(app, 'true', [{ platform: 'linux/amd64', layers: [9], on, config: labels(base.digest) }]);
    await aPush(app, 'false', [{ platform: 'linux/amd64', layers: [9], config: labels(base.digest) }]);
    const baseOf = async (tag: string) =>
      (await getTag(ANONYMOUS, { namespace: 'alice', name: 'app' }, tag, tagQuery.parse({}))).images[0]?.base;
    expect(await baseOf('true')).toEqual({ digest: base.digest, namespace: 'library', name: 'alpine', layers: 1 });
    expect(await baseOf('false')).toBeNull();
    await db().prisma.repository.update({ where: { id }, data: { visibility: 'private' } });
    expect(await baseOf('true')).toBeNull();
  });

  it('is not found where there is no such tag, nor by whom may not see the repository', async () => {
    await expect(get({}, 'nothing')).rejects.toMatchObject({ code: 'not_found' });
    const mallory = await aUser('mallory-two');
    await db().prisma.repository.update({ where: { id: repositoryId }, data: { visibility: 'private' } });
    for (const actor of [ANONYMOUS, mallory])
      await expect(getTag(actor, DEMO, '1.0', tagQuery.parse({}))).rejects.toMatchObject({
        code: 'not_found',
        message: 'There is no repository “alice/demo”.',
      });
    await db().prisma.repository.update({ where: { id: repositoryId }, data: { visibility: 'public' } });
  });

  it('says whether it stays on its image', async () => {
    expect((await get()).immutable).toBe(false);
    const data = { immutableTags: 'patterns', immutablePatterns: ['\\d+\\.\\d+'] } as const;
    await db().prisma.repository.update({
      where: { id: repositoryId },
      data: { ...data, immutablePatterns: [...data.immutablePatterns] },
    });
    expect((await get()).immutable).toBe(true);
    expect((await get({}, 'latest')).immutable).toBe(false);
  });

  it('of a definition only is honest about what is not known', async () => {
    const { id } = await aRepository('library/redis');
    const tags = ['8', '8.2'].map((name) => ({
      repositoryId: id,
      name,
      position: 0,
      imageGroup: 'g',
      architectures: [],
    }));
    await db().prisma.tag.createMany({ data: tags });
    const tag = await getTag(ANONYMOUS, { namespace: 'library', name: 'redis' }, '8', tagQuery.parse({}));
    expect(tag).toMatchObject({ digest: null, kind: null, size: null, pushedAt: null, images: [], aliases: ['8.2'] });
  });

  it('says that the registry moved on to what could not be taken in, and why', async () => {
    const { id } = await aRepository('alice/broken');
    const event = { id: 'e1', body: {}, problem: 'The manifest is not made as its type demands.' };
    await db().prisma.registryEvent.create({ data: event });
    const digest = `sha256:${'0'.repeat(64)}`;
    const at = new Date('2026-05-02T00:00:00Z');
    await db().prisma.tagHistory.create({ data: { repositoryId: id, tag: 'x', digest, from: at, eventId: 'e1' } });
    const tag = await getTag(ANONYMOUS, { namespace: 'alice', name: 'broken' }, 'x', tagQuery.parse({}));
    expect(tag).toMatchObject({
      digest: null,
      images: [],
      problem: { digest, since: at.toISOString(), reason: 'The manifest is not made as its type demands.' },
    });
  });
});
