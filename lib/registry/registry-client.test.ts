import { createPrivateKey } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/platform/errors';
import { DOCKER_MANIFEST, MANIFEST_TYPES, OCI_INDEX, OCI_MANIFEST } from '@/lib/registry/media-types';
import { type RegistryClientOptions, registryClient } from '@/lib/registry/registry-client';
import { selfSignedCertificate } from '@/lib/registry/self-signed-certificate';
import { createSigningKey } from '@/lib/registry/signing-key';
import { sha256Of } from '@/lib/registry/verify-digest';
import { collect } from '@/lib/testing/collect';
import { loopbackServer } from '@/lib/testing/loopback-server';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

async function registryThat(answer: Answering, options: RegistryClientOptions = {}) {
  const server = await loopbackServer(answer);
  const client = registryClient(server.origin, { allowHttp: true, timeoutMs: 5000, ...options });
  closing.push(client.close);
  return { server, client };
}
/** The reason of the failure, and that it is told in a sentence without anything the registry wrote. */
async function reasonOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof AppError)) throw new Error(`no AppError but ${String(error)}`);
  expect(error.message).toMatch(/\.$/);
  expect(error.message).not.toContain('SECRET');
  return error.details.reason;
}

const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_MANIFEST, config: {}, layers: [] }));
const digest = sha256Of(manifest);
const manifestAnswer = (response: ServerResponse, body = manifest, headers = {}) =>
  response.writeHead(200, { 'content-type': OCI_MANIFEST, ...headers }).end(body);

describe('a manifest', () => {
  it('is asked for in all four types and comes verified', async () => {
    const { server, client } = await registryThat((_, response) => manifestAnswer(response));
    expect(await client.getManifest('alice/demo', digest)).toMatchObject({
      digest,
      mediaType: OCI_MANIFEST,
      size: manifest.length,
    });
    expect(server.requests[0]?.url).toBe(`/v2/alice/demo/manifests/${digest}`);
    expect(server.requests[0]?.headers.accept?.split(', ')).toEqual(MANIFEST_TYPES);
  });

  it('with other bytes than its digest, or than the header says, is refused', async () => {
    const headers = { 'docker-content-digest': sha256Of(Buffer.from('x')) };
    const { client } = await registryThat((request, response) =>
      request.url?.endsWith('/1.0')
        ? manifestAnswer(response, manifest, headers)
        : manifestAnswer(response, Buffer.from('{}')),
    );
    expect(await reasonOf(client.getManifest('alice/demo', digest))).toBe('wrong-digest');
    expect(await reasonOf(client.getManifest('alice/demo', '1.0'))).toBe('wrong-digest');
  });

  it.each([
    ['no JSON', '<html>SECRET', OCI_MANIFEST],
    ['another type than it says', JSON.stringify({ mediaType: DOCKER_MANIFEST, layers: [] }), OCI_MANIFEST],
    ['an index and an image at once', JSON.stringify({ manifests: [], layers: [] }), OCI_MANIFEST],
    ['an image that calls itself an index', JSON.stringify({ layers: [] }), OCI_INDEX],
    ['schema 1', JSON.stringify({ schemaVersion: 1 }), 'application/vnd.docker.distribution.manifest.v1+prettyjws'],
    ['a list', '[]', OCI_MANIFEST],
  ])('that is %s is refused', async (_name, body, type) => {
    const { client } = await registryThat((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    expect(await reasonOf(client.getManifest('alice/demo', '1.0'))).toBe('garbage');
  });

  it('from a server of plain files is known by its body', async () => {
    const { client } = await registryThat((_, response) => response.end(JSON.stringify({ manifests: [] })));
    expect(await client.getManifest('alice/demo', '1.0')).toMatchObject({ mediaType: OCI_INDEX });
  });

  it('that is larger than 4 MiB is refused, announced or not', async () => {
    const { client } = await registryThat((request, response) => {
      if (request.url?.endsWith('/announced')) response.writeHead(200, { 'content-length': 5 << 20 }).write('{');
      else {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
        };
        response.on('drain', more).on('error', () => undefined);
        more();
      }
    });
    expect(await reasonOf(client.getManifest('alice/demo', 'announced'))).toBe('too-large');
    const before = process.memoryUsage().rss;
    expect(await reasonOf(client.getManifest('alice/demo', 'endless'))).toBe('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20);
  });

  it('is looked up by HEAD, by GET where the registry says no digest, and is null where there is none', async () => {
    const { server, client } = await registryThat((request, response) => {
      if (request.url?.endsWith('/none')) response.writeHead(404).end();
      else if (request.url?.endsWith('/bare')) manifestAnswer(response);
      else manifestAnswer(response, manifest, { 'docker-content-digest': digest, 'content-length': manifest.length });
    });
    const head = { digest, mediaType: OCI_MANIFEST, size: manifest.length };
    expect(await client.headManifest('alice/demo', '1.0')).toEqual(head);
    expect(await client.headManifest('alice/demo', 'bare')).toEqual(head);
    expect(await client.headManifest('alice/demo', 'none')).toBeNull();
    expect(server.requests.map(({ method }) => method)).toEqual(['HEAD', 'HEAD', 'GET', 'HEAD']);
  });

  it('is never asked for under a name that leads elsewhere', async () => {
    const { server, client } = await registryThat((_, response) => manifestAnswer(response));
    for (const [repository, reference] of [
      ['../admin', '1.0'],
      ['alice/demo', '../../x'],
      ['alice/demo?x=', '1.0'],
      ['Alice', '1.0'],
    ] as const)
      expect(await reasonOf(client.getManifest(repository, reference))).toBe('invalid');
    expect(await reasonOf(client.getBlobJson('alice/demo', 'sha256:..'))).toBe('invalid');
    expect(server.requests).toHaveLength(0);
  });
});

describe('a blob', () => {
  const config = Buffer.from(JSON.stringify({ os: 'linux' }));

  it('is followed to blob storage without the credentials', async () => {
    const storage = await loopbackServer((_, response) => response.end(config));
    const { server, client } = await registryThat(
      (_, response) => response.writeHead(307, { location: `${storage.origin}/bucket/x?signature=y` }).end(),
      { credentials: { kind: 'authorize', authorize: () => 'our-token' } },
    );
    expect(await client.getBlobJson('alice/demo', sha256Of(config))).toEqual({ os: 'linux' });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer our-token');
    expect(storage.requests[0]?.headers.authorization).toBeUndefined();
    expect(storage.requests[0]?.url).toBe('/bucket/x?signature=y');
  });

  it('keeps the credentials within the registry', async () => {
    const { server, client } = await registryThat(
      (request, response) =>
        request.url?.startsWith('/moved')
          ? response.end(config)
          : response.writeHead(302, { location: '/moved' }).end(),
      { credentials: { kind: 'authorize', authorize: (scope) => scope } },
    );
    await client.getBlobJson('alice/demo', sha256Of(config));
    expect(server.requests[1]?.headers.authorization).toBe('Bearer repository:alice/demo:pull');
  });

  it('that redirects for ever, or to no address, is refused', async () => {
    const { client } = await registryThat((request, response) =>
      response.writeHead(302, { location: request.url?.includes('/b/') ? 'file:///etc/passwd' : '/again' }).end(),
    );
    expect(await reasonOf(client.getBlobJson('alice/demo', digest))).toBe('redirect');
    expect(await reasonOf(client.getBlobJson('alice/b', digest))).toBe('redirect');
  });

  it('of another digest, of more than 8 MiB or of no JSON is refused', async () => {
    const text = Buffer.from('no JSON');
    const { client } = await registryThat((request, response) => {
      if (request.url?.includes('/large/')) response.writeHead(200, { 'content-length': 50 << 20 }).write('{');
      else response.end(text);
    });
    expect(await reasonOf(client.getBlobJson('alice/demo', digest))).toBe('wrong-digest');
    expect(await reasonOf(client.getBlobJson('alice/demo', sha256Of(text)))).toBe('garbage');
    expect(await reasonOf(client.getBlobJson('alice/demo', sha256Of(text), 3))).toBe('too-large');
    expect(await reasonOf(client.getBlobJson('alice/large', digest))).toBe('too-large');
  });
});

describe('lists', () => {
  const listOf = async (pages: AsyncIterable<readonly string[]>) => (await collect(pages)).flat();
  const json = (response: ServerResponse, body: unknown, link?: string) =>
    response.writeHead(200, link ? { link } : {}).end(JSON.stringify(body));

  it('of tags go from page to page, also behind a proxy that rewrites nothing', async () => {
    const { server, client } = await registryThat((request, response) =>
      request.url?.includes('last=b')
        ? json(response, { name: 'alice/demo', tags: ['c'] })
        : json(
            response,
            { name: 'alice/demo', tags: ['a', 'b'] },
            '<http://inside:5000/v2/alice/demo/tags/list?last=b&n=2>; rel="next"',
          ),
    );
    expect(await listOf(client.listTags('alice/demo', { pageSize: 2 }))).toEqual(['a', 'b', 'c']);
    expect(server.requests[1]?.url).toBe('/v2/alice/demo/tags/list?last=b&n=2');
  });

  it('of tags may be null, or all at once', async () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `v1.${i}`);
    const { client } = await registryThat((request, response) =>
      json(response, { tags: request.url?.includes('/many/') ? many : null }),
    );
    expect(await listOf(client.listTags('alice/demo'))).toEqual([]);
    expect(await listOf(client.listTags('alice/many'))).toHaveLength(100_000);
  });

  it('of repositories are paged too', async () => {
    const { client } = await registryThat((request, response) =>
      request.url?.includes('last=')
        ? json(response, { repositories: ['b/b'] })
        : json(response, { repositories: ['a/a'] }, '</v2/_catalog?last=a%2Fa&n=1>; rel="next"'),
    );
    expect(await listOf(client.listRepositories({ pageSize: 1 }))).toEqual(['a/a', 'b/b']);
  });

  it('that go in a circle, lead elsewhere or are none are refused', async () => {
    const answers: Record<string, Answering> = {
      circle: (request, response) => json(response, { tags: ['a'] }, `<${request.url}>; rel="next"`),
      elsewhere: (_, response) => json(response, { tags: ['a'] }, '</v2/_catalog>; rel="next"'),
      garbage: (_, response) => response.end('<html>SECRET'),
      wrong: (_, response) => json(response, { tags: { a: 1 } }),
    };
    const { client } = await registryThat((request, response) =>
      answers[request.url?.split('/')[3] ?? '']?.(request, response),
    );
    for (const name of Object.keys(answers))
      expect(await reasonOf(listOf(client.listTags(`a/${name}`)))).toBe('garbage');
  });
});

describe('authorization', () => {
  const challenge = (realm: string) => ({
    'www-authenticate': `Bearer realm="${realm}",service="the registry",scope="repository:alice/demo:pull"`,
  });

  it.each([
    ['anonymous', { kind: 'anonymous' }, undefined],
    ['a password', { kind: 'password', username: 'alice', password: 'p:w' }, 'Basic YWxpY2U6cDp3'],
  ] as const)('with %s gets a token where the registry says, and keeps it', async (_name, credentials, basic) => {
    const tokens = await loopbackServer((_, response) => response.end(JSON.stringify({ token: 't', expires_in: 300 })));
    const { server, client } = await registryThat(
      (request, response) =>
        request.headers.authorization === 'Bearer t'
          ? manifestAnswer(response)
          : response.writeHead(401, challenge(`${tokens.origin}/token?x=1`)).end(),
      { credentials },
    );
    await client.getManifest('alice/demo', '1.0');
    await client.getManifest('alice/demo', digest);
    expect(tokens.requests).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
    const asked = new URL(tokens.requests[0]?.url ?? '', tokens.origin);
    expect(asked.pathname).toBe('/token');
    expect(asked.searchParams.get('service')).toBe('the registry');
    expect(asked.searchParams.get('scope')).toBe('repository:alice/demo:pull');
    expect(tokens.requests[0]?.headers.authorization).toBe(basic);
  });

  it('by Basic is sent only after it was asked for', async () => {
    const { server, client } = await registryThat(
      (request, response) =>
        request.headers.authorization
          ? response.end('{}')
          : response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
      { credentials: { kind: 'password', username: 'alice', password: 'secret' } },
    );
    await client.ping();
    await client.ping();
    expect(server.requests.map(({ headers }) => headers.authorization !== undefined)).toEqual([false, true, true]);
  });

  it('that is refused says so, and does not try for ever', async () => {
    const wrong = await loopbackServer((_, response) => response.writeHead(401).end('SECRET'));
    const none = await loopbackServer((_, response) => response.end('{}'));
    for (const [realm, reason] of [
      [wrong.origin, 'refused'],
      [none.origin, 'garbage'],
      ['not an address', 'garbage'],
      ['file:///etc/passwd', 'http'],
    ] as const) {
      const { server, client } = await registryThat((_, response) => response.writeHead(401, challenge(realm)).end());
      expect(await reasonOf(client.ping())).toBe(reason);
      expect(server.requests).toHaveLength(1);
    }
    const { server, client } = await registryThat((_, response) => response.writeHead(401).end(), {
      credentials: { kind: 'authorize', authorize: () => 'bad' },
    });
    expect(await reasonOf(client.getManifest('alice/demo', '1.0'))).toBe('refused');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a registry that', () => {
  it.each([
    [404, 'not-found'],
    [403, 'refused'],
    [405, 'unsupported'],
    [500, 'server-error'],
    [418, 'garbage'],
  ])('answers %i is reported as %s', async (status, reason) => {
    const { client } = await registryThat((_, response) => response.writeHead(status).end('SECRET'.repeat(100_000)));
    expect(await reasonOf(client.getManifest('alice/demo', '1.0'))).toBe(reason);
  });

  it('wants fewer requests is waited for, as long as it says', async () => {
    const waited: number[] = [];
    const limits: unknown[] = [];
    let answers = 0;
    const { client } = await registryThat(
      (_, response) => {
        answers += 1;
        if (answers <= 2) response.writeHead(429, answers === 1 ? { 'retry-after': '7' } : {}).end();
        else
          manifestAnswer(response, manifest, { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '76;w=21600' });
      },
      { wait: async (ms) => waited.push(ms), onRateLimit: (limit) => void limits.push(limit) },
    );
    await client.getManifest('alice/demo', '1.0');
    expect(waited).toEqual([7000, 10_000]);
    expect(limits).toEqual([{ remaining: 76, limit: 100, windowSeconds: 21_600 }]);
  });

  it('wants us to wait too long, or again and again, is left alone', async () => {
    const later = new Date(Date.now() + 3_600_000).toUTCString();
    const { client } = await registryThat((_, response) => response.writeHead(429, { 'retry-after': later }).end());
    expect(await reasonOf(client.ping())).toBe('rate-limited');
    const { server, client: other } = await registryThat(
      (_, response) => response.writeHead(503, { 'retry-after': '1' }).end(),
      { wait: async () => undefined },
    );
    expect(await reasonOf(other.ping())).toBe('rate-limited');
    expect(server.requests).toHaveLength(4);
  });

  it('is silent, or slow for ever, is given up', async () => {
    const { client } = await registryThat(
      (request, response) => {
        if (!request.url?.includes('/drip/')) return;
        response.writeHead(200);
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
      { timeoutMs: 200 },
    );
    expect(await reasonOf(client.getManifest('a/silent', '1.0'))).toBe('timeout');
    expect(await reasonOf(client.getManifest('a/drip/x', '1.0'))).toBe('timeout');
  });

  it('is not there, or speaks no HTTP, is reported so', async () => {
    const garbage = createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-SECRET\r\n'));
    await new Promise<void>((resolve) => garbage.listen(0, '127.0.0.1', resolve));
    closing.push(() => garbage.close());
    const { port } = garbage.address() as { port: number };
    const at = (address: string) => {
      const client = registryClient(address, { allowHttp: true });
      closing.push(client.close);
      return client;
    };
    expect(await reasonOf(at(`http://127.0.0.1:${port}`).ping())).toBe('garbage');
    expect(await reasonOf(at(`https://127.0.0.1:${port}`).ping())).toBe('tls');
    const { server, client } = await registryThat((_, response) => response.end());
    await server.close();
    expect(await reasonOf(client.ping())).toBe('unreachable');
    expect(await reasonOf(at('http://alice:SECRET@127.0.0.1:1').ping())).toBe('invalid');
  });

  it('is no registry is not taken for one', async () => {
    const { client } = await registryThat((_, response) => response.writeHead(404).end());
    expect(await reasonOf(client.ping())).toBe('garbage');
  });

  it('is reached by plain http only when that was said', async () => {
    const { server, client } = await registryThat((_, response) => response.end(), { allowHttp: false });
    expect(await reasonOf(client.ping())).toBe('http');
    expect(server.requests).toHaveLength(0);
  });

  it('has a certificate of its own is trusted only with that', async () => {
    const { privateKey } = createSigningKey(new Date());
    const day = 86_400_000;
    const certificate = (from: number, until: number) =>
      selfSignedCertificate(createPrivateKey(privateKey), {
        name: 'localhost',
        from: new Date(Date.now() + from * day),
        until: new Date(Date.now() + until * day),
      });
    const good = certificate(-1, 1);
    const old = certificate(-2, -1);
    const server = await loopbackServer((_, response) => response.end('{}'), { key: privateKey, cert: good });
    const expired = await loopbackServer((_, response) => response.end('{}'), { key: privateKey, cert: old });
    const ping = async (origin: string, ca?: string) => {
      const client = registryClient(origin, ca === undefined ? {} : { ca });
      await client.ping().finally(client.close);
    };
    await ping(server.origin, good);
    expect(await reasonOf(ping(server.origin))).toBe('certificate');
    expect(await reasonOf(ping(expired.origin, old))).toBe('certificate');
    expect(await reasonOf(ping(server.origin.replace('localhost', '127.0.0.1'), good))).toBe('certificate');
  });
});

describe('changes', () => {
  it('put and delete manifests, and are never repeated elsewhere', async () => {
    const { server, client } = await registryThat((request, response) => {
      if (request.url?.endsWith('/moved')) response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
      else response.writeHead(request.method === 'PUT' ? 201 : 202).end();
    });
    expect(await client.putManifest('alice/demo', '1.0', OCI_MANIFEST, manifest)).toBe(digest);
    await client.deleteManifest('alice/demo', digest);
    expect(server.requests.map(({ method, url }) => [method, url])).toEqual([
      ['PUT', '/v2/alice/demo/manifests/1.0'],
      ['DELETE', `/v2/alice/demo/manifests/${digest}`],
    ]);
    expect(await reasonOf(client.putManifest('alice/demo', 'moved', OCI_MANIFEST, manifest))).toBe('garbage');
    expect(await reasonOf(client.deleteManifest('alice/demo', '1.0'))).toBe('invalid');
  });
});
