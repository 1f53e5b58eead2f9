import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { complaint, done, missingClient } from '@/bin/runtime/test-clients';
import {
  aClientSite,
  type ClientSite,
  expectTag,
  missingForClients,
  pullsOf,
  START_MS,
  type Written,
} from '@/e2e/clients/client-site';
import { db } from '@/lib/platform/db';

const noPodman = missingForClients || missingClient('podman');
const hello = { namespace: 'alice', name: 'hello' };

test.describe('the site of one “npm start”, with real clients', () => {
  test.describe.configure({ mode: 'default', timeout: 120_000 });
  test.skip(missingForClients !== '', missingForClients);
  let clients: ClientSite;
  let layout: Written;

  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    if (missingForClients) return;
    clients = await aClientSite();
    layout = await clients.aLayout('hello', { withAttestation: true });
    const versions = [clients.skopeo, ...(noPodman ? [] : [clients.podman])].map((client) => done(client('--version')));
    console.log(`real clients: ${(await Promise.all(versions)).map((line) => line.trim()).join(', ')}`);
    if (noPodman) console.log(`skipped: ${noPodman}`);
  });
  test.afterAll(() => clients?.stop());

  const blobsOf = (folder: string) =>
    new Map(
      readdirSync(path.join(folder, 'blobs/sha256'))
        .sort()
        .map((name) => [name, readFileSync(path.join(folder, 'blobs/sha256', name))] as const),
    );

  test('skopeo logs in with an access token, and is told when it is wrong', async () => {
    const { skopeo, alice, site } = clients;
    expect(await done(skopeo('login', '-u', 'alice', '-p', alice.password, site.host))).toContain('Login Succeeded');
    expect(await complaint(skopeo('login', '-u', 'alice', '-p', 'wrong', site.host))).toContain(
      'invalid username/password',
    );
    expect(await complaint(skopeo('inspect', '--creds', 'alice:wrong', clients.at('alice/hello:1.0')))).toContain(
      'The user name or password is wrong. Use an access token (Settings → Access tokens) as the password.',
    );
  });

  test('skopeo pushes an image for two platforms with an attestation, and gets the same bytes back', async () => {
    const { skopeo, at, folder } = clients;
    await clients.push(layout, 'alice/hello:1.0');
    await done(skopeo('copy', '--all', at('alice/hello:1.0'), `oci:${folder}/back:image`));
    expect(blobsOf(`${folder}/back`)).toEqual(blobsOf(layout.folder));
    await expectTag('alice/hello', '1.0', layout.digest);
    const tag = await db().prisma.tag.findFirstOrThrow({ where: { name: '1.0', repository: hello } });
    expect([tag.architectures, tag.pushedBy]).toEqual([['amd64', 'arm64v8'], 'alice']);
  });

  test('the pull is counted once, and the site’s own reading never', async () => {
    const once = { tag: '1.0', client: 'skopeo', pulls: 1, versionChecks: 0 };
    await expect.poll(() => pullsOf('alice/hello'), { timeout: 20_000 }).toEqual([once]);
  });

  test('anybody pulls a public repository without signing in', async () => {
    const { skopeo, at, folder } = clients;
    await done(skopeo('copy', '--all', '--src-no-creds', at('alice/hello:1.0'), `oci:${folder}/anonymous:image`));
    expect(blobsOf(`${folder}/anonymous`)).toEqual(blobsOf(layout.folder));
  });

  test('a stranger is denied in words, and nothing is stored', async () => {
    const { skopeo, at, mallory } = clients;
    const push = (name: string, ...creds: string[]) =>
      complaint(skopeo('copy', '--all', ...creds, `oci:${layout.folder}:image`, at(name)));
    const asMallory = ['--dest-creds', mallory.creds];
    expect(await push('alice/fresh:1', ...asMallory)).toContain('You may not push to the namespace “alice”.');
    expect(await push('nobody/fresh:1', ...asMallory)).toContain('You may not push to the namespace “nobody”.');
    expect(await push('alice/hello:evil', ...asMallory)).toMatch(/requested access to the resource is denied/);
    expect(await push('alice/hello:evil', '--dest-no-creds')).toMatch(/requested access to the resource is denied/);
    expect(await db().prisma.repository.findMany({ select: { namespace: true, name: true } })).toEqual([hello]);
    const listed = await done(skopeo('list-tags', at('alice/hello')));
    expect((JSON.parse(listed) as { Tags: string[] }).Tags).toEqual(['1.0']);
  });

  test('a private repository is there for its owner only', async () => {
    const { skopeo, at, mallory } = clients;
    await clients.push(layout, 'alice/secret:1');
    await expectTag('alice/secret', '1', layout.digest);
    const where = { namespace_name: { namespace: 'alice', name: 'secret' } };
    await db().prisma.repository.update({ where, data: { visibility: 'private' } });
    const inspect = (...creds: string[]) => skopeo('inspect', '--raw', ...creds, at('alice/secret:1'));
    const missing = (...creds: string[]) => complaint(skopeo('inspect', '--raw', ...creds, at('alice/none:1')));
    for (const creds of [['--no-creds'], ['--creds', mallory.creds]]) {
      const refusal = await complaint(inspect(...creds));
      expect(refusal).toMatch(/requested access to the resource is denied|authentication required/);
      // Word for word what is said of one that does not exist.
      expect(refusal.replaceAll('alice/secret', '…').replace(/time="[^"]*"/, '')).toBe(
        (await missing(...creds)).replaceAll('alice/none', '…').replace(/time="[^"]*"/, ''),
      );
    }
    expect(await done(inspect())).toContain(layout.attestation ?? 'no attestation');
  });

  test('of three tags on an image one is deleted, by a token that may; then the image itself', async () => {
    const { skopeo, at } = clients;
    const tags = async () => {
      const { ok, stdout } = await skopeo('list-tags', at('alice/three'));
      return ok ? (JSON.parse(stdout) as { Tags: string[] }).Tags.sort() : [];
    };
    for (const tag of ['3', '3.1', '3.1.4']) await clients.push(layout, `alice/three:${tag}`);
    await expectTag('alice/three', '3.1.4', layout.digest);
    expect(await tags()).toEqual(['3', '3.1', '3.1.4']);
    await clients.deleteTag('alice/three', '3.1');
    expect(await tags()).toEqual(['3', '3.1.4']);
    await expectTag('alice/three', '3.1', null);
    await expectTag('alice/three', '3', layout.digest);
    const pusher = await clients.aToken(clients.alice, ['repo:read', 'repo:push']);
    expect(await complaint(skopeo('delete', '--creds', `alice:${pusher}`, at('alice/three:3')))).toMatch(
      /denied|authentication required/,
    );
    // What a client deletes is the image, with all its tags: the protocol knows nothing else.
    await done(skopeo('delete', at('alice/three:3')));
    expect(await tags()).toEqual([]);
    for (const tag of ['3', '3.1.4']) await expectTag('alice/three', tag, null);
    const history = await db().prisma.tagHistory.count({ where: { repository: { name: 'three' } } });
    expect(history).toBe(6);
  });

  test.describe('podman', () => {
    test.skip(noPodman !== '', noPodman);
    const imageId = (): string => {
      const manifest = blobsOf(layout.folder).get((layout.platforms['linux/amd64'] ?? '').slice('sha256:'.length));
      return (JSON.parse(String(manifest)) as { config: { digest: string } }).config.digest.slice('sha256:'.length);
    };

    test('logs in, and is told when the password is wrong', async () => {
      const { podman, alice, site } = clients;
      expect(await done(podman('login', '-u', 'alice', '-p', alice.password, site.host))).toContain('Login Succeeded');
      expect(await complaint(podman('login', '-u', 'alice', '-p', 'wrong', site.host))).toContain(
        'invalid username/password',
      );
    });

    test('pulls the very image of its platform, and pushes it again', async () => {
      const { podman, site } = clients;
      const name = (reference: string) => `${site.host}/${reference}`;
      const idOf = async (reference: string) => {
        const [image] = JSON.parse(await done(podman('image', 'inspect', name(reference)))) as { Id: string }[];
        return image?.Id;
      };
      await done(podman('pull', '--platform', 'linux/amd64', name('alice/hello:1.0')));
      expect(await idOf('alice/hello:1.0')).toBe(imageId());
      await done(podman('tag', name('alice/hello:1.0'), name('alice/again:2')));
      await done(podman('push', name('alice/again:2')));
      await done(podman('rmi', '--all', '--force'));
      await done(podman('pull', name('alice/again:2')));
      expect(await idOf('alice/again:2')).toBe(imageId());
      expect((await done(podman('search', '--list-tags', name('alice/again')))).trim()).toMatch(/alice\/again\s+2$/);
    });

    test('pushes a list of the same images, and the platforms are those of the list', async () => {
      const { podman, skopeo, at } = clients;
      await done(podman('manifest', 'create', '--all', 'both', at('alice/hello:1.0')));
      await done(podman('manifest', 'push', '--all', 'both', at('alice/listed:1')));
      const raw = await done(skopeo('inspect', '--raw', at('alice/listed:1')));
      const { manifests } = JSON.parse(raw) as { manifests: { digest: string }[] };
      const digests = [...Object.values(layout.platforms), layout.attestation];
      expect(manifests.map(({ digest }) => digest)).toEqual(digests);
      const listed = () => db().prisma.tag.findFirst({ where: { repository: { name: 'listed' } } });
      await expect.poll(listed, { timeout: 20_000 }).toMatchObject({ architectures: ['amd64', 'arm64v8'] });
    });

    test('is denied in words where its user may not push', async () => {
      const { podman, mallory, site } = clients;
      const push = (name: string) =>
        complaint(podman('push', '--creds', mallory.creds, `${site.host}/alice/again:2`, `${site.host}/${name}`));
      expect(await push('alice/unheard:1')).toContain('You may not push to the namespace “alice”.');
      expect(await push('alice/hello:evil')).toContain('requested access to the resource is denied');
    });

    test('finds by searching what is public, and nothing else', async () => {
      const { podman, site } = clients;
      const names = async (word: string) =>
        (await done(podman('search', '--format', '{{.Name}}', `${site.host}/${word}`))).trim();
      expect(await names('hello')).toBe(`${site.host}/alice/hello`);
      expect(await names('secret')).toBe('');
    });
  });
});
