import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '@/bin/runtime/find-program';
import { registryFolder, writeRegistryConfiguration } from '@/bin/runtime/registry-configuration';
import { findRegistryProgram, type RegistryProcess, startRegistry } from '@/bin/runtime/registry-process';
import { missingRegistry } from '@/bin/runtime/test-registry';
import { readSigningKeys, replaceSigningKeys } from '@/lib/registry/kept-signing-keys';
import { registryClient } from '@/lib/registry/registry-client';
import { signRegistryToken } from '@/lib/registry/registry-token';
import { createSigningKey, type SigningKeys } from '@/lib/registry/signing-key';
import { collect } from '@/lib/testing/collect';

const scratch = mkdtempSync(path.join(tmpdir(), 'plimsoll-registry-process-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const settings = { realm: 'http://127.0.0.1:1/registry/token', service: 'here', issuer: 'us' };
const now = () => new Date();
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

function programThat(name: string, script: string): string {
  const file = path.join(scratch, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('the configuration', () => {
  const { folder, configuration } = writeRegistryConfiguration(
    path.join(scratch, 'configured'),
    5000,
    { ...settings, notificationsUrl: 'http://127.0.0.1:3000/registry/notifications' },
    now(),
  );

  it('is what real registries were recorded to need', () => {
    const { storage, auth, notifications, http } = JSON.parse(readFileSync(configuration, 'utf8'));
    expect(storage.delete).toEqual({ enabled: true });
    expect(storage.filesystem.rootdirectory).toBe(path.join(folder, 'storage'));
    expect(http.addr).toBe('127.0.0.1:5000');
    expect(auth.token).toMatchObject(settings);
    expect(notifications.endpoints).toMatchObject([
      { timeout: '2s', threshold: 3, backoff: '5s', ignore: { mediatypes: ['application/octet-stream'] } },
    ]);
  });

  it('and what lies beside it is for its owner only', () => {
    for (const name of ['config.yml', 'signing-keys.json', 'http-secret', 'notification-secret', 'token-keys.json'])
      expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0);
  });

  it('keeps secrets and keys from one start to the next', () => {
    const before = readFileSync(configuration, 'utf8');
    const again = writeRegistryConfiguration(
      path.join(scratch, 'configured'),
      5000,
      { ...settings, notificationsUrl: 'http://127.0.0.1:3000/registry/notifications' },
      now(),
    );
    expect(readFileSync(again.configuration, 'utf8')).toBe(before);
  });
});

describe.skipIf(missingRegistry !== '')(`a registry process${missingRegistry}`, () => {
  const dataDirectory = path.join(scratch, 'data');
  let registry: RegistryProcess;
  const other: SigningKeys = [createSigningKey(now())];
  const old = createSigningKey(daysAgo(91));

  const access = [{ type: 'repository', name: 'alice/demo', actions: ['pull'] }];
  const statusWith = async (keys: SigningKeys, at = now(), more: object = {}) => {
    const token = signRegistryToken(keys, { ...settings, subject: 'alice', access, now: at, ...more });
    const { status } = await fetch(`${registry.url}/v2/alice/demo/tags/list`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return status;
  };

  beforeAll(async () => {
    mkdirSync(registryFolder(dataDirectory), { recursive: true });
    replaceSigningKeys(path.join(registryFolder(dataDirectory), 'signing-keys.json'), [old]);
    registry = await startRegistry(findRegistryProgram() ?? '', dataDirectory, settings);
  });
  afterAll(() => registry.stop());

  it('takes a token that we signed', async () => {
    // The repository is not there: but we were let in to look.
    expect(await statusWith(registry.keys)).toBe(404);
  });

  it('has got a new key for the old one that was due, and takes tokens of both', async () => {
    expect(registry.keys.map(({ keyId }) => keyId)).toEqual([registry.keys[0].keyId, old.keyId]);
    expect(readSigningKeys(path.join(registry.folder, 'signing-keys.json'))).toEqual(registry.keys);
    expect(await statusWith([old])).toBe(404);
  });

  it('refuses a token of another key, for somebody else, or past its time', async () => {
    expect(await statusWith(other)).toBe(401);
    expect(await statusWith([{ ...other[0], keyId: registry.keys[0].keyId }])).toBe(401);
    expect(await statusWith(registry.keys, now(), { service: 'elsewhere' })).toBe(401);
    expect(await statusWith(registry.keys, now(), { issuer: 'them' })).toBe(401);
    expect(await statusWith(registry.keys, new Date(Date.now() - 420_000))).toBe(401);
    expect(await statusWith(registry.keys, now(), { access: [] })).toBe(401);
  });

  it('lets anybody in with no access at all, as docker login needs it', async () => {
    const token = signRegistryToken(registry.keys, { ...settings, subject: '', access: [], now: now() });
    const { status } = await fetch(`${registry.url}/v2/`, { headers: { authorization: `Bearer ${token}` } });
    expect(status).toBe(200);
  });

  it('is read by our client with tokens of our own', async () => {
    const client = registryClient(registry.url, {
      allowHttp: true,
      credentials: {
        kind: 'authorize',
        authorize: (scope) => {
          const [type = '', name = '', actions = ''] = scope.split(':');
          const grants = scope === '' ? [] : [{ type, name, actions: actions.split(',') }];
          return signRegistryToken(registry.keys, { ...settings, subject: 'us', access: grants, now: now() });
        },
      },
    });
    await client.ping();
    expect(await collect(client.listRepositories())).toEqual([]);
    expect(await client.headManifest('alice/demo', 'latest')).toBeNull();
    client.close();
  });

  it('stops, and says that it has', async () => {
    const short = await startRegistry(findRegistryProgram() ?? '', path.join(scratch, 'short'), settings);
    await short.stop();
    expect(await short.exited).toBeDefined();
    await expect(fetch(`${short.url}/v2/`)).rejects.toThrow();
  });
});

describe('a program that does not start', () => {
  it('is named with the end of its log', async () => {
    const program = programThat('failing', 'echo "configuration error: nonsense" >&2; exit 1');
    await expect(startRegistry(program, path.join(scratch, 'failing-data'), settings)).rejects.toThrow(
      /does not start:\nconfiguration error: nonsense/,
    );
  });

  it('does not even exist', async () => {
    await expect(startRegistry('/nowhere/registry', path.join(scratch, 'nowhere'), settings)).rejects.toThrow(
      /does not start:\nIt wrote nothing/,
    );
  });

  it('sees nothing of our environment that is not for it', async () => {
    process.env.REGISTRY_STORAGE = 'inmemory';
    process.env.DATABASE_URL_OF_TEST = 'secret';
    const program = programThat('telling', 'env; exit 1');
    const failure = await startRegistry(program, path.join(scratch, 'telling-data'), settings).catch(String);
    delete process.env.REGISTRY_STORAGE;
    delete process.env.DATABASE_URL_OF_TEST;
    expect(failure).toContain('OTEL_TRACES_EXPORTER=none');
    expect(failure).not.toMatch(/REGISTRY_|DATABASE_URL/);
  });
});

it('programs are looked for by name first, then along PATH', () => {
  programThat('second', '');
  mkdirSync(path.join(scratch, 'first'));
  const search = ['relative', '/nowhere', scratch].join(path.delimiter);
  expect(findProgram(['first', 'second'], search)).toBe(path.join(scratch, 'second'));
  expect(findProgram(['third'], search)).toBeUndefined();
});
