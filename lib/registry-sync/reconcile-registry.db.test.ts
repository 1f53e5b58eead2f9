import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS, systemActor } from '@/lib/access/actor';
import { db } from '@/lib/platform/db';
import { addRegistry } from '@/lib/registry-sync/add-registry';
import { listRegistries } from '@/lib/registry-sync/list-registries';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';
import { removeRegistry } from '@/lib/registry-sync/remove-registry';
import type { NewRegistry } from '@/lib/registry-sync/schema';
import { aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { useTestDatabase } from '@/lib/testing/database';
import { aFakeImage, FakeRegistry } from '@/lib/testing/fake-registry';
import { useSiteEnvironment } from '@/lib/testing/site-environment';

const system = systemActor('test');

describe('an observed registry', () => {
  useTestDatabase();
  useSiteEnvironment();
  let fake: FakeRegistry;
  let id: string;
  const observed = (more: Partial<NewRegistry> = {}): NewRegistry => ({
    name: 'corp',
    kind: 'observed',
    address: fake.origin,
    host: 'registry.corp.test',
    credentials: null,
    certificates: null,
    namespace: null,
    visibility: 'private',
    ...more,
  });

  beforeAll(async () => {
    fake = await new FakeRegistry().start();
  });
  beforeEach(async () => {
    await db().pool.query('TRUNCATE registries, manifests, repositories, publishers, users CASCADE');
    fake.repositories.clear();
    fake.instead = null;
    fake.requests = 0;
    ({ id } = await addRegistry(system, observed()));
  });
  afterEach(() => {
    fake.instead = null;
  });

  const sync = () => reconcileRegistry(system, id);
  const shown = async () =>
    (
      await db().prisma.repository.findMany({
        orderBy: [{ namespace: 'asc' }, { name: 'asc' }],
        include: { tags: true },
      })
    ).map(
      (row) =>
        `${row.namespace}/${row.name} ${row.visibility} ${row.tags
          .map(({ name }) => name)
          .sort()
          .join(',')}`,
    );

  it('gets in with its repositories and tags, and a second look fetches nothing again', async () => {
    aFakeImage(fake, 'crew/app', '1.0', { platforms: ['linux/amd64', 'linux/arm64'] });
    aFakeImage(fake, 'crew/app', 'latest', { platforms: ['linux/amd64', 'linux/arm64'] });
    aFakeImage(fake, 'crew/tools/deep', '2');
    expect(await sync()).toMatchObject({ repositories: 2, added: 2, tags: 3, changed: 3, problems: [] });
    expect(await shown()).toEqual(['crew/app private 1.0,latest', 'crew/tools/deep private 2']);
    const app = await db().prisma.repository.findFirstOrThrow({ where: { name: 'app' } });
    expect(app).toMatchObject({ architectures: ['amd64', 'arm64v8'], operatingSystems: ['linux'], registryId: id });
    fake.requests = 0;
    expect(await sync()).toMatchObject({ added: 0, changed: 0 });
    expect(fake.requests, 'whether it is there, the list, two lists of tags, three tags').toBe(7);
  });

  it('is followed when tags move, come and go', async () => {
    const first = aFakeImage(fake, 'crew/app', '1', { text: 'first' });
    aFakeImage(fake, 'crew/app', 'old', { text: 'old' });
    await sync();
    const second = aFakeImage(fake, 'crew/app', '1', { text: 'second' });
    const { tags, manifests } = fake.repository('crew/app');
    manifests.delete(tags.get('old') ?? '');
    tags.delete('old');
    expect(await sync()).toMatchObject({ changed: 2 });
    const history = await db().prisma.tagHistory.findMany({ where: { tag: '1' }, orderBy: { from: 'asc' } });
    expect(history.map(({ digest }) => digest)).toEqual([first, second]);
    expect(await shown()).toEqual(['crew/app private 1']);
    const gone = await db().prisma.tagHistory.findMany({ where: { tag: 'old' }, orderBy: { from: 'asc' } });
    expect(gone.map(({ digest }) => digest === null)).toEqual([false, true]);
  });

  it('hides what belongs to an image, and links it', async () => {
    const image = aFakeImage(fake, 'crew/app', '1');
    const layer = { mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json', ...fake.blob({ critical: image }) };
    const config = {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      ...fake.blob({ rootfs: { diff_ids: [layer.digest] } }),
    };
    const signature = fake.manifest(
      'crew/app',
      'application/vnd.oci.image.manifest.v1+json',
      { config, layers: [layer] },
      `${image.replace(':', '-')}.sig`,
    );
    const sbom = fake.manifest('crew/app', 'application/vnd.oci.image.manifest.v1+json', {
      artifactType: 'application/spdx+json',
      config: { ...config, mediaType: 'application/vnd.oci.empty.v1+json' },
      layers: [layer],
      subject: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: image, size: 1 },
    });
    const listed = {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: sbom,
      size: 1,
      artifactType: 'application/spdx+json',
    };
    fake.manifest(
      'crew/app',
      'application/vnd.oci.image.index.v1+json',
      { manifests: [listed] },
      image.replace(':', '-'),
    );
    await sync();
    expect(await shown()).toEqual(['crew/app private 1']);
    const about = await db().prisma.manifest.findMany({
      where: { subject: image, kind: { not: 'index' } },
      select: { digest: true, kind: true },
    });
    expect(about.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual(
      [
        { digest: sbom, kind: 'sbom' },
        { digest: signature, kind: 'signature' },
      ].sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    );
    expect(await db().prisma.repositoryManifest.count({ where: { digest: { in: [signature, sbom] } } })).toBe(2);
  });

  it('never takes the name of somebody’s repository, an official one or a reserved namespace', async () => {
    await aRepository('crew/app');
    for (const taken of ['crew/app', 'library/nginx', 'admin/tool', 'lonely']) aFakeImage(fake, taken, '1');
    const { problems, added } = await sync();
    expect(added).toBe(0);
    expect(problems).toEqual([
      expect.stringContaining('“admin/tool” is left out: the namespace “admin” is reserved'),
      expect.stringContaining('is the name of another repository here'),
      expect.stringContaining('come from an import only'),
      expect.stringContaining('its path has no namespace'),
    ]);
    expect(await shown()).toEqual(['crew/app public ']);
  });

  it('with a namespace of its own has everything in that', async () => {
    await db().prisma.registry.update({ where: { id }, data: { namespace: 'mirror', visibility: 'public' } });
    aFakeImage(fake, 'lonely', '1');
    aFakeImage(fake, 'crew/app', '1');
    await sync();
    expect(await shown()).toEqual(['mirror/crew/app public 1', 'mirror/lonely public 1']);
    expect(await sync()).toMatchObject({ added: 0, changed: 0 });
  });

  it('that goes away in the middle is gone on with from there', async () => {
    for (let i = 10; i < 40; i += 1) aFakeImage(fake, `crew/app${i}`, '1');
    fake.instead = (request, response) => {
      if (!request.url?.includes('app30')) return false;
      response.destroy();
      return true;
    };
    await expect(sync()).rejects.toMatchObject({ details: { reason: 'unreachable' } });
    const [broken] = await listRegistries(system);
    expect(broken).toMatchObject({ state: 'unreachable', sync: { underWay: true, done: 12 } });
    expect(broken?.problem).toContain('cannot be reached');
    fake.instead = null;
    fake.requests = 0;
    expect(await sync()).toMatchObject({ resumed: true, problems: [] });
    expect(await db().prisma.tag.count()).toBe(30);
    const [well] = await listRegistries(system);
    expect(well).toMatchObject({ state: 'ok', sync: { underWay: false, done: 30 } });
  });

  it('of which one repository is broken loses no other', async () => {
    for (const name of ['a', 'b', 'c']) aFakeImage(fake, `crew/${name}`, '1', { text: name });
    fake.instead = (request, response) => {
      if (!request.url?.startsWith('/v2/crew/b/tags')) return false;
      response.writeHead(500).end();
      return true;
    };
    const { problems, repositories } = await sync();
    expect([problems.length, repositories]).toEqual([1, 2]);
    expect(problems[0]).toMatch(/^crew\/b: The registry/);
  });

  it('with an index that contains itself, or one too deep, is read to an end', async () => {
    const type = 'application/vnd.oci.image.index.v1+json';
    let inner = aFakeImage(fake, 'crew/odd', 'good');
    for (let depth = 0; depth < 8; depth += 1)
      inner = fake.manifest(
        'crew/odd',
        type,
        {
          manifests: [
            { mediaType: depth === 0 ? 'application/vnd.oci.image.manifest.v1+json' : type, digest: inner, size: 1 },
          ],
        },
        depth === 7 ? 'deep' : undefined,
      );
    const { problems } = await sync();
    expect(problems).toEqual([expect.stringContaining('nested too deep')]);
    expect(await shown()).toEqual(['crew/odd private good']);
  });

  it('is reconciled by one at a time', async () => {
    for (let i = 0; i < 5; i += 1) aFakeImage(fake, `crew/app${i}`, '1', { text: String(i) });
    const both = await Promise.allSettled([sync(), sync()]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  it('is asked with its credentials, which nobody gets to see', async () => {
    const { id: sealed } = await addRegistry(
      system,
      observed({ name: 'shut', credentials: { username: 'robot', password: 'very secret' } }),
    );
    const row = await db().prisma.registry.findUniqueOrThrow({ where: { id: sealed } });
    expect(JSON.stringify([row, await listRegistries(system), await db().prisma.auditEntry.findMany()])).not.toContain(
      'very secret',
    );
    const basic = `Basic ${Buffer.from('robot:very secret').toString('base64')}`;
    const asked: string[] = [];
    fake.instead = (request, response) => {
      asked.push(request.headers.authorization ?? '');
      if (request.headers.authorization === basic) return false;
      response.writeHead(401, { 'www-authenticate': 'Basic realm="shut"' }).end();
      return true;
    };
    aFakeImage(fake, 'closed/app', '1');
    expect(await reconcileRegistry(system, sealed)).toMatchObject({ added: 1 });
    expect(asked).toContain(basic);
    await db().prisma.registry.update({ where: { id }, data: { credentials: row.credentials } });
    await expect(sync(), 'a secret opens in its own row only').rejects.toThrow('cannot be opened');
  });

  it('is for administrators to connect and to remove, and stays while it is used', async () => {
    for (const actor of [ANONYMOUS, await aUser('sam')]) {
      await expect(addRegistry(actor, observed({ name: 'mine' }))).rejects.toMatchObject({
        code: expect.stringMatching(/forbidden|unauthenticated/),
      });
      await expect(removeRegistry(actor, 'corp')).rejects.toMatchObject({
        code: expect.stringMatching(/forbidden|unauthenticated/),
      });
      await expect(listRegistries(actor)).rejects.toThrow();
    }
    await expect(addRegistry(system, observed())).rejects.toMatchObject({ code: 'conflict' });
    for (const address of ['ftp://x', 'https://user:pass@x.test', 'https://x.test/path', 'nonsense'])
      await expect(addRegistry(system, observed({ name: 'bad', address }))).rejects.toMatchObject({ code: 'invalid' });
    aFakeImage(fake, 'crew/app', '1');
    await sync();
    await expect(removeRegistry(system, 'corp')).rejects.toMatchObject({ code: 'conflict' });
    await db().pool.query('TRUNCATE repositories CASCADE');
    await removeRegistry(system, 'corp');
    expect(await listRegistries(system)).toEqual([]);
  });
});
