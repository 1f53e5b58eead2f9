import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { deleteTag } from '@/lib/registry-sync/delete-tag';
import { processRegistryEvents } from '@/lib/registry-sync/process-registry-events';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { writeOciLayout } from '@/lib/testing/oci-layout';
import { type RealRegistry, realRegistry, startRealRegistry } from '@/lib/testing/real-registry';

describe.skipIf(!realRegistry.available)(`a push with skopeo to a real registry${realRegistry.reason}`, () => {
  useTestDatabase();
  let real: RealRegistry;
  let password: string;
  let aliceId: string;

  beforeAll(async () => {
    real = await startRealRegistry('real');
    const alice = await aUser('alice');
    aliceId = alice.userId;
    password = newAccessToken();
    await db().prisma.accessToken.create({
      data: {
        name: 'ci',
        digest: digestOfAccessToken(password),
        userId: alice.userId,
        scopes: ['repo:read', 'repo:push', 'repo:admin', 'repo:delete'],
        createdBy: 'alice',
      },
    });
  });
  afterAll(() => real.stop());

  /** An image for two platforms as a layout on disk. */
  async function aLayout(content: string, withAttestation = false) {
    const folder = path.join(real.folder, content);
    return { folder, ...(await writeOciLayout(folder, { tag: 'image', content, withAttestation })) };
  }
  const at = (reference: string) => `docker://${real.host}/${reference}`;
  const push = (folder: string, reference: string) =>
    real.skopeo(
      'copy',
      '--all',
      '--dest-tls-verify=false',
      '--dest-creds',
      `alice:${password}`,
      `oci:${folder}:image`,
      at(reference),
    );
  /** Works off notifications until so many are processed: the registry sends them when it likes. */
  async function settle(isDone: () => Promise<boolean>): Promise<void> {
    await expect
      .poll(
        async () => {
          await processRegistryEvents(db());
          return isDone();
        },
        { timeout: 15_000 },
      )
      .toBe(true);
  }
  const tagOf = (repository: string, name: string) =>
    db().prisma.tag.findFirst({ where: { name, repository: { namespace: 'alice', name: repository } } });

  it('becomes a tag with its platforms and layers', async () => {
    const layout = await aLayout('one', true);
    await push(layout.folder, 'alice/demo:1.0');
    await settle(async () => (await tagOf('demo', '1.0')) !== null);
    const tag = await tagOf('demo', '1.0');
    expect(tag).toMatchObject({ digest: layout.digest, pushedBy: 'alice', architectures: ['amd64', 'arm64v8'] });
    const children = await db().prisma.manifestChild.findMany({
      where: { parent: layout.digest },
      orderBy: { position: 'asc' },
    });
    expect(children.map(({ kind, platform, subject }) => [kind, platform, subject])).toEqual([
      ['image', 'linux/amd64', null],
      ['image', 'linux/arm64/v8', null],
      ['attestation', null, layout.platforms['linux/amd64']],
    ]);
    const attestation = await db().prisma.manifest.findUnique({ where: { digest: layout.attestation ?? '' } });
    expect(attestation).toMatchObject({ kind: 'attestation', platform: null });
    const image = await db().prisma.manifest.findUniqueOrThrow({
      where: { digest: layout.platforms['linux/amd64'] ?? '' },
    });
    expect(image.layers).toMatchObject([
      { empty: false, createdBy: 'ADD rootfs.tar /' },
      { empty: true, createdBy: 'ENV PATH=/bin' },
      { empty: false, createdBy: 'COPY one /etc/content' },
      { empty: false, createdBy: 'RUN rm /etc/old' },
    ]);
  });

  it('of another image under the same tag leaves both in its history', async () => {
    const [first, second] = [await aLayout('old'), await aLayout('new')];
    await push(first.folder, 'alice/moving:latest');
    await settle(async () => (await tagOf('moving', 'latest'))?.digest === first.digest);
    await push(second.folder, 'alice/moving:latest');
    await settle(async () => (await tagOf('moving', 'latest'))?.digest === second.digest);
    const history = await db().prisma.tagHistory.findMany({ where: { tag: 'latest' }, orderBy: { from: 'asc' } });
    expect(history.map(({ digest, by, until }) => [digest, by, until !== null])).toEqual([
      [first.digest, 'alice', true],
      [second.digest, 'alice', false],
    ]);
    expect(history[0]?.until).toEqual(history[1]?.from);
  });

  const repositoryOf = (name: string) => ({ namespace: 'alice', name });

  it('under three tags, of which one is deleted, keeps the other two', async () => {
    const layout = await aLayout('three');
    for (const tag of ['3', '3.1', '3.1.4']) await push(layout.folder, `alice/three:${tag}`);
    await settle(async () => (await tagOf('three', '3.1.4')) !== null);
    await expect(deleteTag(await aUser('mallory'), repositoryOf('three'), '3.1')).rejects.toMatchObject({
      code: 'forbidden',
    });
    const alice = { kind: 'user', userId: aliceId, username: 'alice', role: 'user' } as const;
    await deleteTag(alice, repositoryOf('three'), '3.1');
    const listed = await real.skopeo(
      'list-tags',
      '--tls-verify=false',
      '--creds',
      `alice:${password}`,
      `docker://${real.host}/alice/three`,
    );
    expect((JSON.parse(listed) as { Tags: string[] }).Tags.sort()).toEqual(['3', '3.1.4']);
    await processRegistryEvents(db());
    const tags = await db().prisma.tag.findMany({
      where: { repository: repositoryOf('three') },
      orderBy: { name: 'asc' },
    });
    expect(tags.map(({ name, digest }) => [name, digest])).toEqual([
      ['3', layout.digest],
      ['3.1.4', layout.digest],
    ]);
    const history = await db().prisma.tagHistory.findMany({ where: { tag: '3.1' }, orderBy: { from: 'asc' } });
    expect(history.map(({ digest, by }) => [digest, by])).toEqual([
      [layout.digest, 'alice'],
      [null, 'alice'],
    ]);
    await expect(deleteTag(alice, repositoryOf('three'), '3.1')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that a client deletes again takes its tags, and leaves their history', async () => {
    const layout = await aLayout('gone');
    for (const tag of ['a', 'b']) await push(layout.folder, `alice/gone:${tag}`);
    await settle(async () => (await tagOf('gone', 'b')) !== null);
    await real.skopeo('delete', '--tls-verify=false', '--creds', `alice:${password}`, at('alice/gone:a'));
    await settle(async () => (await tagOf('gone', 'a')) === null && (await tagOf('gone', 'b')) === null);
    const left = await db().prisma.repositoryManifest.count({
      where: { repository: repositoryOf('gone'), digest: layout.digest },
    });
    expect(left).toBe(0);
    expect(await db().prisma.tagHistory.count({ where: { repository: repositoryOf('gone') } })).toBe(4);
  });

  it('whose notifications were lost is found by the reconciliation, which then finds nothing more', async () => {
    const layouts = [await aLayout('x'), await aLayout('y')];
    await push(layouts[0]?.folder ?? '', 'alice/lost:moved');
    await push(layouts[0]?.folder ?? '', 'alice/lost:stays');
    await settle(async () => (await tagOf('lost', 'stays')) !== null);
    real.site.deaf = true;
    await push(layouts[1]?.folder ?? '', 'alice/lost:moved');
    await push(layouts[1]?.folder ?? '', 'alice/lost:fresh');
    await expect.poll(() => real.site.ignored, { timeout: 10_000 }).toBeGreaterThanOrEqual(6);
    real.site.deaf = false;
    const report = await reconcileRegistry(systemActor('test'), real.id);
    expect(report).toMatchObject({ changed: 2, added: 0, problems: [] });
    const tags = await db().prisma.tag.findMany({
      where: { repository: repositoryOf('lost') },
      orderBy: { name: 'asc' },
    });
    expect(tags.map(({ name, digest, pushedBy }) => [name, digest, pushedBy])).toEqual([
      ['fresh', layouts[1]?.digest, null],
      ['moved', layouts[1]?.digest, null],
      ['stays', layouts[0]?.digest, 'alice'],
    ]);
    expect(await reconcileRegistry(systemActor('test'), real.id)).toMatchObject({ changed: 0, problems: [] });
  });

  it('is refused to a stranger, and a private repository is not there for anybody else', async () => {
    const layout = await aLayout('foreign');
    const anonymous = real.skopeo(
      'copy',
      '--dest-tls-verify=false',
      `oci:${layout.folder}:image`,
      at('alice/demo:evil'),
    );
    await expect(anonymous).rejects.toThrow(/denied|unauthorized|authentication required/i);
    await expect(push(layout.folder, 'mallory/thing:1')).rejects.toThrow(/You may not push to the namespace “mallory”/);
    await db().prisma.repository.updateMany({ where: repositoryOf('demo'), data: { visibility: 'private' } });
    const inspect = (...creds: string[]) =>
      real.skopeo('inspect', '--raw', '--tls-verify=false', ...creds, at('alice/demo:1.0'));
    await expect(inspect()).rejects.toThrow(/denied|unauthorized|authentication required/i);
    await expect(inspect('--creds', 'alice:wrong')).rejects.toThrow(/user name or password is wrong/);
    expect(await inspect('--creds', `alice:${password}`)).toContain('image.index');
  });
});
