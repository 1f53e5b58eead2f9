import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '@/bin/runtime/find-program';
import { missingRegistry, startTestRegistry, TEST_PASSWORD, type TestRegistry } from '@/bin/runtime/test-registry';
import { countPulls } from '@/lib/registry/pull-counting';
import { readImageGraph } from '@/lib/registry/read-image-graph';
import { type RegistryClient, registryClient } from '@/lib/registry/registry-client';
import { collect } from '@/lib/testing/collect';
import { type Layout, writeOciLayout } from '@/lib/testing/oci-layout';

const run = promisify(execFile);
const missing =
  missingRegistry || (findProgram(['skopeo']) ? '' : ' (skipped: no “skopeo” on PATH; Debian: apt-get install skopeo)');
if (missing && !missingRegistry) console.warn(`skipped:${missing}`);

describe.skipIf(missing !== '')(`skopeo, through the front to a real registry${missing}`, () => {
  const scratch = missing ? '' : mkdtempSync(path.join(tmpdir(), 'plimsoll-clients-'));
  const source = path.join(scratch, 'source');
  let site: TestRegistry;
  let client: RegistryClient;
  let layout: Layout;

  /** @returns what it printed; fails with what it complained about */
  const skopeo = async (...args: string[]) =>
    (await run('skopeo', args, { env: { ...process.env, HOME: scratch } })).stdout;
  const at = (name: string) => `docker://${site.host}/${name}`;
  const plain = ['--src-tls-verify=false', '--dest-tls-verify=false'];
  const creds = (user: string) => `${user}:${TEST_PASSWORD}`;
  const push = (name: string, from = source) =>
    skopeo('copy', '--all', ...plain.slice(1), '--dest-creds', creds('alice'), `oci:${from}:1.0`, at(name));
  beforeAll(async () => {
    site = await startTestRegistry();
    layout = await writeOciLayout(source, { tag: '1.0', withAttestation: true });
    client = registryClient(`http://${site.host}`, {
      allowHttp: true,
      credentials: { kind: 'password', username: 'alice', password: TEST_PASSWORD },
    });
  }, 60_000);
  afterAll(async () => {
    client.close();
    await site.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('logs in with the right password and is told what is wrong with another', async () => {
    const authfile = path.join(scratch, 'auth.json');
    const login = (password: string) =>
      skopeo('login', '--tls-verify=false', '--authfile', authfile, '-u', 'alice', '-p', password, site.host);
    expect(await login(TEST_PASSWORD)).toContain('Login Succeeded');
    await expect(login('wrong')).rejects.toThrow(/Wrong password, friend|invalid username\/password/);
  });

  it('pushes with a token that we signed and no other credentials', async () => {
    const access = [{ type: 'repository', name: 'alice/signed', actions: ['pull', 'push'] }];
    const token = site.tokenFor('alice', access);
    const to = ['--dest-tls-verify=false', '--dest-registry-token', token];
    await skopeo('copy', '--all', ...to, `oci:${source}:1.0`, at('alice/signed:1.0'));
    expect(await client.headManifest('alice/signed', '1.0')).toMatchObject({ digest: layout.digest });
    const elsewhere = skopeo('copy', '--all', ...to, `oci:${source}:1.0`, at('alice/other:1.0'));
    await expect(elsewhere).rejects.toThrow(/denied|unauthorized|authentication required/i);
  });

  it('pushes an image for two platforms with an attestation and gets the same bytes back', async () => {
    await push('alice/demo:1.0');
    const back = path.join(scratch, 'back');
    const from = ['--src-tls-verify=false', '--src-creds', creds('alice')];
    await skopeo('copy', '--all', ...from, at('alice/demo:1.0'), `oci:${back}:1.0`);
    const blobs = (folder: string) => readdirSync(path.join(folder, 'blobs/sha256')).sort();
    expect(blobs(back)).toEqual(blobs(source));
    for (const name of blobs(source))
      expect(readFileSync(path.join(back, 'blobs/sha256', name))).toEqual(
        readFileSync(path.join(source, 'blobs/sha256', name)),
      );
  });

  it('is then found by our client, with platforms, layers and attestation', async () => {
    const graph = await readImageGraph(client, 'alice/demo', '1.0');
    expect(graph.digest).toBe(layout.digest);
    expect(Object.fromEntries(graph.platforms.map(({ platform, digest }) => [platform, digest]))).toEqual(
      layout.platforms,
    );
    expect(graph.attestations).toMatchObject([
      { digest: layout.attestation, subject: layout.platforms['linux/amd64'], type: 'attestation-manifest' },
    ]);
    expect(graph.platforms[0]?.layers.map(({ empty, createdBy }) => [empty, createdBy])).toEqual([
      [false, 'ADD rootfs.tar /'],
      [true, 'ENV PATH=/bin'],
      [false, 'COPY hello /etc/content'],
      [false, 'RUN rm /etc/old'],
    ]);
    expect((await collect(client.listTags('alice/demo'))).flat()).toEqual(['1.0']);
  });

  it('was told of in notifications, in which one pull is counted once and with the address of the client', async () => {
    await site.untilEvent(({ target }) => target.repository === 'alice/demo' && target.tag === '1.0');
    const demo = () => site.events.filter(({ target }) => target.repository === 'alice/demo');
    const ours = demo().filter(({ request }) => request.useragent?.startsWith('skopeo/'));
    expect(countPulls(ours).pulls.map(({ repository, tag, client: by }) => [by, repository, tag])).toEqual([
      ['skopeo', 'alice/demo', '1.0'],
    ]);
    expect(new Set(ours.map(({ request }) => request.addr))).toEqual(new Set(['127.0.0.1']));
    expect(ours.every(({ actor }) => actor.name === 'alice')).toBe(true);
  });

  it('is told in words when it may not', async () => {
    const to = ['--dest-tls-verify=false', '--dest-creds', creds('mallory')];
    await expect(skopeo('copy', ...to, `oci:${source}:1.0`, at('alice/demo:evil'))).rejects.toThrow(
      /requested access to the resource is denied|unauthorized|authentication required/i,
    );
    expect(await client.headManifest('alice/demo', 'evil')).toBeNull();
    await expect(skopeo('inspect', '--tls-verify=false', '--raw', at('alice/demo:1.0'))).rejects.toThrow(
      /denied|unauthorized|authentication required/i,
    );
  });

  it('deletes by a scope of “*”, and all tags of the digest go', async () => {
    await push('alice/gone:1');
    await skopeo('delete', '--tls-verify=false', '--creds', creds('alice'), at('alice/gone:1'));
    expect(await client.headManifest('alice/gone', '1')).toBeNull();
  });

  it('sees one tag of three go when we put something else on it first', async () => {
    for (const tag of ['a', 'b', 'c']) await push(`alice/three:${tag}`);
    const empty = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [] };
    const body = Buffer.from(JSON.stringify({ ...empty, annotations: { unique: 'x' } }));
    const digest = await client.putManifest('alice/three', 'b', empty.mediaType, body);
    await client.deleteManifest('alice/three', digest);
    const list = await skopeo('list-tags', '--tls-verify=false', '--creds', creds('alice'), at('alice/three'));
    expect((JSON.parse(list) as { Tags: string[] }).Tags.sort()).toEqual(['a', 'c']);
    expect(await client.headManifest('alice/three', 'a')).toMatchObject({ digest: layout.digest });
  });

  const noPodman = findProgram(['podman']) ? '' : ' (skipped: no “podman” on PATH)';
  if (noPodman) console.warn(`skipped:${noPodman}`);

  it.skipIf(noPodman !== '')(
    `podman logs in, pulls and pushes${noPodman}`,
    async () => {
      const storage = path.join(scratch, 'podman');
      mkdirSync(storage);
      writeFileSync(
        path.join(storage, 'policy.json'),
        JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }),
      );
      const root = [
        '--root',
        path.join(storage, 'root'),
        '--runroot',
        path.join(storage, 'run'),
        '--storage-driver',
        'vfs',
      ];
      const podman = (...args: string[]) =>
        run('podman', [...root, ...args], {
          env: { ...process.env, HOME: storage, REGISTRY_AUTH_FILE: path.join(storage, 'auth.json') },
        });
      const insecure = '--tls-verify=false';
      await podman('login', insecure, '-u', 'alice', '-p', TEST_PASSWORD, site.host);
      await podman(
        'pull',
        insecure,
        '--signature-policy',
        path.join(storage, 'policy.json'),
        `${site.host}/alice/demo:1.0`,
      );
      await podman('tag', `${site.host}/alice/demo:1.0`, `${site.host}/alice/again:2`);
      await podman(
        'push',
        insecure,
        '--signature-policy',
        path.join(storage, 'policy.json'),
        `${site.host}/alice/again:2`,
      );
      expect((await readImageGraph(client, 'alice/again', '2')).platforms).toHaveLength(1);
      await site.untilEvent(({ target }) => target.repository === 'alice/again' && target.tag === '2');
      const byPodman = site.events.filter(({ request }) => request.useragent?.startsWith('containers/'));
      expect(countPulls(byPodman).pulls.map(({ client: by, tag }) => `${by} ${tag}`)).toEqual(['podman 1.0']);
    },
    120_000,
  );
});
