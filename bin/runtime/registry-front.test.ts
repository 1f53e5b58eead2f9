import http, { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import net from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { isForRegistry, registryFront } from '@/bin/runtime/registry-front';
import { siteServer } from '@/bin/runtime/site-server';

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close().closeAllConnections());
  return (server.address() as net.AddressInfo).port;
}
const text = async (message: IncomingMessage) => {
  let whole = '';
  for await (const chunk of message.setEncoding('utf8')) whole += chunk;
  return whole;
};

/** A site with a registry that answers as told; the site says “site”. */
async function siteWith(
  registry: RequestListener | number,
  more: { publicUrl?: string; trustedProxies?: number } = {},
) {
  const upstream = typeof registry === 'number' ? undefined : createServer(registry);
  const registryPort = upstream ? await listen(upstream) : registry;
  const front = registryFront(`http://127.0.0.1:${registryPort}`);
  closing.push(front.close);
  const site = siteServer((_, response) => response.end('site'), {
    publicUrl: 'http://localhost:3000',
    trustedProxies: 0,
    ...more,
    front,
  });
  const port = await listen(site);
  const ask = (path: string, options: http.RequestOptions = {}, body?: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      http
        .request({ port, host: '127.0.0.1', path, agent: false, ...options }, resolve)
        .on('error', reject)
        .end(body);
    });
  return { port, ask, upstream, site };
}

describe('what is for the registry', () => {
  it('is /v2/ and below, and nothing that looks like it', () => {
    for (const path of ['/v2', '/v2/', '/v2/?n=1', '/v2?x', '/v2/alice/demo/manifests/1.0'])
      expect(isForRegistry(path)).toBe(true);
    for (const path of ['/', '/v20/', '/V2/', '/v2x', '/api/v2/', '//v2/', '/v1/search', undefined])
      expect(isForRegistry(path)).toBe(false);
  });

  it('goes there, the rest to the site', async () => {
    const { ask } = await siteWith((request, response) => response.end(`registry ${request.url}`));
    expect(await text(await ask('/v2/a/b?x=%2F&y'))).toBe('registry /v2/a/b?x=%2F&y');
    expect(await text(await ask('/v1/search'))).toBe('site');
  });
});

describe('headers', () => {
  const echo: RequestListener = (request, response) =>
    response
      .writeHead(200, ['X-Twice', 'a', 'X-Twice', 'b', 'Link', '<c>', 'Link', '<d>'])
      .end(JSON.stringify(request.rawHeaders));
  const sent = async (site: Awaited<ReturnType<typeof siteWith>>, headers: http.OutgoingHttpHeaders | string[]) => {
    const raw: string[] = JSON.parse(await text(await site.ask('/v2/', { headers })));
    const values = (name: string) => raw.filter((_, i) => i % 2 === 1 && raw[i - 1]?.toLowerCase() === name);
    return values;
  };

  it('come with the host untouched and with several values of one name', async () => {
    const site = await siteWith(echo);
    const values = await sent(site, ['Host', 'registry.example.org:5000', 'Accept', 'a', 'Accept', 'b']);
    expect(values('host')).toEqual(['registry.example.org:5000']);
    expect(values('accept')).toEqual(['a', 'b']);
    const response = await site.ask('/v2/');
    expect(response.headersDistinct['x-twice']).toEqual(['a', 'b']);
    expect(response.headersDistinct.link).toEqual(['<c>', '<d>']);
  });

  it('say who asked how, whatever the client claims', async () => {
    const values = await sent(await siteWith(echo), {
      host: 'here:1',
      'x-forwarded-for': '8.8.8.8',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil',
      'x-real-ip': '8.8.8.8',
      forwarded: 'for=8.8.8.8',
    });
    expect(values('x-forwarded-for')).toEqual(['127.0.0.1']);
    expect(values('x-forwarded-proto')).toEqual(['http']);
    expect(values('x-forwarded-host')).toEqual(['here:1']);
    expect(values('x-real-ip')).toEqual([]);
    expect(values('forwarded')).toEqual([]);
  });

  it('believe a proxy that is trusted, or the address of the site', async () => {
    const headers = {
      host: 'registry.example.org',
      'x-forwarded-for': '1.1.1.1, 10.0.0.7',
      'x-forwarded-proto': 'https',
    };
    const values = await sent(await siteWith(echo, { trustedProxies: 1 }), headers);
    expect(values('x-forwarded-for')).toEqual(['10.0.0.7']);
    expect(values('x-forwarded-proto')).toEqual(['https']);
    const site = await siteWith(echo, { publicUrl: 'https://registry.example.org' });
    expect((await sent(site, { host: 'registry.example.org' }))('x-forwarded-proto')).toEqual(['https']);
    expect((await sent(site, { host: 'localhost:3000' }))('x-forwarded-proto')).toEqual(['http']);
  });

  it('of the connection stay with the connection', async () => {
    const values = await sent(await siteWith(echo), {
      connection: 'close, X-Private, Host',
      'x-private': 'x',
      te: 'trailers',
      'keep-alive': 'x',
      host: 'here',
    });
    for (const name of ['x-private', 'te', 'keep-alive', 'upgrade']) expect(values(name)).toEqual([]);
    expect(values('host')).toEqual(['here']);
  });
});

describe('bodies', () => {
  const measure: RequestListener = async (request, response) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    const { length: received } = await text(request);
    response.end(JSON.stringify([request.method, length ?? null, encoding ?? null, received]));
  };

  it('keep their framing', async () => {
    const { ask } = await siteWith(measure);
    const said = async (method: string, headers: http.OutgoingHttpHeaders, body?: string) =>
      JSON.parse(await text(await ask('/v2/', { method, headers }, body)));
    expect(await said('PATCH', { 'transfer-encoding': 'chunked' }, 'hello')).toEqual(['PATCH', null, 'chunked', 5]);
    expect(await said('PUT', { 'content-length': 5 }, 'hello')).toEqual(['PUT', '5', null, 5]);
    expect(await said('POST', { 'content-length': 0 })).toEqual(['POST', '0', null, 0]);
    expect(await said('DELETE', { 'transfer-encoding': 'chunked' }, 'hello')).toEqual(['DELETE', null, 'chunked', 5]);
    expect((await said('GET', {}))[0]).toBe('GET');
  });

  it('that a client asks about first are sent only if the registry wants them', async () => {
    let wanted = true;
    const upstream = createServer(measure).on('checkContinue', (request, response) => {
      if (wanted) {
        response.writeContinue();
        void measure(request, response);
      } else response.writeHead(401).end();
    });
    const { ask, port } = await siteWith(await listen(upstream));
    const put = () =>
      new Promise<{ continued: boolean; response: IncomingMessage }>((resolve, reject) => {
        let continued = false;
        const headers = { expect: '100-continue', 'content-length': 5 };
        const request = http.request({ port, host: '127.0.0.1', path: '/v2/', method: 'PUT', headers, agent: false });
        request.on('continue', () => {
          continued = true;
          request.end('hello');
        });
        request.on('response', (response) => resolve({ continued, response })).on('error', reject);
        request.flushHeaders();
      });
    const welcome = await put();
    expect(welcome.continued).toBe(true);
    expect(JSON.parse(await text(welcome.response))).toEqual(['PUT', '5', null, 5]);
    wanted = false;
    const refused = await put();
    expect(refused.continued).toBe(false);
    expect(refused.response.statusCode).toBe(401);
    expect(refused.response.headers.connection).toBe('close');
    expect(await text(await ask('/', { method: 'PUT', headers: { expect: '100-continue' } }, 'x'))).toBe('site');
  });

  it('that the registry cuts short are cut short for the client', async () => {
    const { ask } = await siteWith((_, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('part', () => response.destroy());
    });
    await expect(text(await ask('/v2/'))).rejects.toThrow(/aborted/);
  });

  it('that the client abandons are abandoned at the registry, both ways', async () => {
    const gone: string[] = [];
    let told: () => void = () => undefined;
    const all = new Promise<void>((resolve) => {
      told = () => gone.length === 2 && resolve();
    });
    const { port } = await siteWith((request, response) => {
      const is = request.method ?? '';
      response.on('close', () => {
        gone.push(is);
        told();
      });
      if (is === 'GET') response.writeHead(200, { 'content-length': 1000 }).write('part');
      else request.resume().on('error', () => undefined);
    });
    const options = { port, host: '127.0.0.1', path: '/v2/', agent: false } as const;
    const download = http.get(options, (response) => response.once('data', () => download.destroy()));
    download.on('error', () => undefined);
    const upload = http.request({ ...options, method: 'PATCH' }).on('error', () => undefined);
    upload.write('part', () => upload.destroy());
    await all;
    expect(gone.sort()).toEqual(['GET', 'PATCH']);
  });
});

describe('a registry that is not there', () => {
  it('is a 503 that clients can print, also for an upload', async () => {
    const { port: unused, site } = await siteWith(1);
    await new Promise((resolve) => site.close(resolve));
    const { ask } = await siteWith(unused);
    for (const response of [await ask('/v2/'), await ask('/v2/x', { method: 'PATCH' }, 'x'.repeat(100_000))]) {
      expect(response.statusCode).toBe(503);
      expect(response.headers['retry-after']).toBe('5');
      expect(JSON.parse(await text(response))).toMatchObject({ errors: [{ code: 'UNAVAILABLE' }] });
    }
    expect(await text(await ask('/'))).toBe('site');
  });

  it('that comes back is used again, and a connection it closed meanwhile does no harm', async () => {
    const { ask, upstream } = await siteWith((_, response) => response.end('registry'));
    for (let i = 0; i < 5; i += 1) {
      expect(await text(await ask('/v2/'))).toBe('registry');
      upstream?.closeAllConnections();
    }
  });
});

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const noChoice =
  major > 24 || (major === 24 && minor >= 9) ? '' : ' (skipped: Node can refuse single upgrades since 24.9)';
if (noChoice) console.warn(`skipped:${noChoice}`);

it.skipIf(noChoice !== '')(
  `a client that offers an upgrade goes on without, though the site knows upgrades${noChoice}`,
  async () => {
    const { port, site } = await siteWith((request, response) => response.end(`upgrade: ${request.headers.upgrade}`));
    site.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
    const answerTo = (path: string) =>
      new Promise<string>((resolve) => {
        let whole = '';
        const socket = net.connect(port, '127.0.0.1', () =>
          socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n`),
        );
        socket.setEncoding('utf8').on('data', (part: string) => {
          whole += part;
        });
        socket.on('close', () => resolve(whole));
      });
    expect(await answerTo('/v2/')).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*upgrade: undefined/);
    expect(await answerTo('/')).toMatch(/^HTTP\/1\.1 101/);
  },
);

it('uploads have no time limit', async () => {
  const { site } = await siteWith((_, response) => response.end());
  expect([site.requestTimeout, site.timeout]).toEqual([0, 0]);
});
