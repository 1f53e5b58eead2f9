import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { complaint, done } from '@/bin/runtime/test-clients';
import { type DockerEngine, missingDocker, startDockerEngine } from '@/bin/runtime/test-docker';
import {
  aClientSite,
  type Client,
  type ClientSite,
  expectTag,
  missingForClients,
  pullsOf,
  START_MS,
  type Written,
} from '@/e2e/clients/client-site';
import { db } from '@/lib/platform/db';

let missing = missingForClients || missingDocker;

test.describe('the docker command line and a Docker engine', () => {
  test.describe.configure({ mode: 'default', timeout: 180_000 });
  let clients: ClientSite;
  let engine: DockerEngine;
  let layout: Written;

  test.beforeAll(async () => {
    test.setTimeout(START_MS);
    if (!missing)
      try {
        engine = await startDockerEngine();
      } catch (error) {
        // Some machines let nobody mount or make control groups: that is no fault of the site.
        missing = error instanceof Error ? error.message : String(error);
      }
    if (missing) return console.log(`skipped: docker and containerd: ${missing}`);
    const version = await done(engine.docker('version', '--format', '{{.Client.Version}}, engine {{.Server.Version}}'));
    console.log(`real clients: docker ${version.trim()}; ${(await done(engine.ctr('--version'))).trim()}`);
    clients = await aClientSite();
    layout = await clients.aLayout('whale', { withAttestation: true });
    await clients.push(layout, 'alice/whale:1.0');
  });
  test.beforeEach(() => test.skip(missing !== '', missing));
  test.afterAll(async () => {
    await clients?.stop();
    await engine?.stop();
  });

  const name = (reference: string) => `${clients.site.host}/${reference}`;
  const docker = (...args: string[]) => engine.docker(...args);
  const login = (user: string, password: string) => docker('login', '-u', user, '-p', password, clients.site.host);
  /** What docker calls the image: the digest of its configuration. */
  const imageId = (): string => {
    const digest = layout.platforms['linux/amd64'] ?? '';
    const file = path.join(layout.folder, 'blobs/sha256', digest.slice('sha256:'.length));
    return (JSON.parse(readFileSync(file, 'utf8')) as { config: { digest: string } }).config.digest;
  };
  const idOf = async (reference: string) =>
    (await done(docker('image', 'inspect', '--format', '{{.Id}}', name(reference)))).trim();

  test('pulls a public image without signing in, and refuses what it may not see', async () => {
    await done(docker('pull', '--platform', 'linux/amd64', name('alice/whale:1.0')));
    expect(await idOf('alice/whale:1.0')).toBe(imageId());
    expect(await complaint(docker('pull', name('alice/none:1')))).toMatch(/pull access denied|not found/);
  });

  test('logs in with an access token, and prints what is wrong with another', async () => {
    expect(await complaint(login('alice', 'wrong'))).toContain(
      'The user name or password is wrong. Use an access token',
    );
    expect(await done(login('alice', clients.alice.password))).toContain('Login Succeeded');
  });

  test('pushes to a repository that was not there, which has then a tag with its platform', async () => {
    await done(docker('tag', name('alice/whale:1.0'), name('alice/pushed:2.0')));
    const said = await done(docker('push', name('alice/pushed:2.0')));
    const digest = /digest: (sha256:[0-9a-f]{64})/.exec(said)?.[1] ?? '';
    await expectTag('alice/pushed', '2.0', digest);
    const tag = await db().prisma.tag.findFirstOrThrow({ where: { repository: { name: 'pushed' } } });
    expect([tag.architectures, tag.pushedBy]).toEqual([['amd64'], 'alice']);
    await done(docker('rmi', '--force', imageId()));
    await done(docker('pull', name(`alice/pushed@${digest}`)));
    expect(await idOf(`alice/pushed@${digest}`)).toBe(imageId());
  });

  test('is counted as one pull each time, and as a version check when nothing was new', async () => {
    const counts = () => pullsOf('alice/whale');
    const counted = (pulls: number, versionChecks: number) => [{ tag: '1.0', client: 'docker', pulls, versionChecks }];
    await expect.poll(counts, { timeout: 20_000 }).toEqual(counted(1, 0));
    await done(docker('pull', '--platform', 'linux/amd64', name('alice/whale:1.0')));
    await expect.poll(counts, { timeout: 20_000 }).toEqual(counted(2, 0));
    await done(docker('pull', '--platform', 'linux/amd64', name('alice/whale:1.0')));
    await expect.poll(counts, { timeout: 20_000 }).toEqual(counted(2, 1));
  });

  test('is denied in words as somebody else', async () => {
    await done(login('mallory', clients.mallory.password));
    const push = async (reference: string) => {
      await done(docker('tag', name('alice/whale:1.0'), name(reference)));
      return complaint(docker('push', name(reference)));
    };
    expect(await push('alice/fresh:1')).toContain('You may not push to the namespace “alice”.');
    expect(await push('alice/whale:evil')).toContain('requested access to the resource is denied');
    await clients.push(layout, 'alice/secret:1');
    const where = { namespace_name: { namespace: 'alice', name: 'secret' } };
    await db().prisma.repository.update({ where, data: { visibility: 'private' } });
    expect(await complaint(docker('pull', name('alice/secret:1')))).toContain(
      `pull access denied for ${name('alice/secret')}, repository does not exist or may require 'docker login'`,
    );
    await done(login('alice', clients.alice.password));
    await done(docker('pull', '--platform', 'linux/amd64', name('alice/secret:1')));
  });

  test('finds by searching what is public, and what its user may see', async () => {
    const search = async (word: string) => (await done(docker('search', '--format', '{{.Name}}', name(word)))).trim();
    expect([await search('whale'), await search('secret')]).toEqual(['alice/whale', 'alice/secret']);
    await done(login('mallory', clients.mallory.password));
    expect([await search('whale'), await search('secret')]).toEqual(['alice/whale', '']);
    await done(docker('logout', clients.site.host));
    expect([await search('whale'), await search('secret')]).toEqual(['alice/whale', '']);
  });

  test('containerd pulls all platforms and pushes them again, digest for digest', async () => {
    const ctr = (...args: string[]) => engine.ctr('--namespace', 'test', ...args);
    const as = ({ creds }: Client) => ['--plain-http', '--user', creds];
    // Fetches without unpacking, which no machine can do for a platform that is none.
    await done(ctr('content', 'fetch', '--all-platforms', ...as(clients.alice), name('alice/whale:1.0')));
    await done(ctr('images', 'push', ...as(clients.alice), name('alice/ctr:3'), name('alice/whale:1.0')));
    await expectTag('alice/ctr', '3', layout.digest);
    const counts = async () => (await pullsOf('alice/whale')).filter(({ client }) => client === 'containerd');
    const once = { tag: '1.0', client: 'containerd', pulls: 1, versionChecks: 0 };
    await expect.poll(counts, { timeout: 20_000 }).toEqual([once]);
    const refused = await complaint(
      ctr('images', 'push', ...as(clients.mallory), name('alice/unheard:3'), name('alice/whale:1.0')),
    );
    // Newer ones print the sentence, this one only that there was a refusal.
    expect(refused).toMatch(/You may not push to the namespace “alice”|failed to fetch oauth token: .*401/);
  });
});
