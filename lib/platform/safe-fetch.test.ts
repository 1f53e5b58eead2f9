import http, { type RequestListener } from 'node:http';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type SafeFetchOptions, safeFetch } from '@/lib/platform/safe-fetch';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  stops.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const serve = (listener: RequestListener) => listen(http.createServer(listener));

/** Answers every connection with these bytes, whatever HTTP says about them. */
const serveRaw = (answer: (socket: Socket) => void) =>
  listen(
    net.createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => answer(socket));
    }),
  );

/** Only 127.0.0.1 counts as one of the internet's addresses here; every name leads there. */
const options = (port: number, more: Partial<SafeFetchOptions> = {}): SafeFetchOptions => ({
  allowPrivate: false,
  allowedNetworks: ['127.0.0.1/32'],
  ports: [port],
  maxBytes: 1000,
  timeoutMs: 5000,
  maxRedirects: 3,
  resolver: async () => ['127.0.0.1'],
  ...more,
});

const refusal = (reason: string) =>
  expect.objectContaining({ name: 'AppError', details: expect.objectContaining({ reason }) });

describe('fetching what somebody gave the address of', () => {
  it('reads an answer of the kind and size asked for', async () => {
    let asked: http.IncomingHttpHeaders = {};
    const port = await serve((request, response) => {
      asked = request.headers;
      response.setHeader('content-type', 'text/plain; charset=utf-8').end('proof');
    });
    const answer = await safeFetch(`http://example.org:${port}/x`, options(port, { accept: ['text/plain'] }));
    expect(answer).toEqual({
      url: `http://example.org:${port}/x`,
      mediaType: 'text/plain',
      body: Buffer.from('proof'),
    });
    expect(asked).toMatchObject({ host: `example.org:${port}`, accept: 'text/plain', 'accept-encoding': 'identity' });
    expect(asked.cookie ?? asked.authorization).toBeUndefined();
  });

  it.each([
    ['loopback', 'http://127.0.0.1/'],
    ['loopback in IPv6', 'http://[::1]/'],
    ['private', 'http://10.0.0.1/'],
    ['metadata', 'http://169.254.169.254/latest/meta-data/'],
    ['IPv4 in IPv6', 'http://[::ffff:127.0.0.1]/'],
  ])('does not connect to a literal address (%s)', async (_kind, address) => {
    await expect(safeFetch(address, { ...options(80), allowedNetworks: [] })).rejects.toThrow(
      refusal('forbidden-address'),
    );
  });

  it('does not connect to a name that leads inside, and does not tell where', async () => {
    const resolver = async () => ['10.11.12.13', '::1'];
    const failure = await safeFetch('https://example.org/', options(443, { resolver })).catch((error: Error) => error);
    expect(failure).toEqual(refusal('forbidden-address'));
    expect(JSON.stringify({ ...failure, message: (failure as Error).message })).not.toContain('10.11');
  });

  it('says so when a name has no address', async () => {
    const resolver = async () => [];
    await expect(safeFetch('https://example.org/', options(443, { resolver }))).rejects.toThrow(refusal('unresolved'));
    await expect(
      safeFetch('https://name.invalid/', { ...options(443, { timeoutMs: 20_000 }), resolver: undefined }),
    ).rejects.toThrow(expect.objectContaining({ code: 'unavailable' }));
  });

  it('connects to the address that was checked, though the name leads inside a moment later', async () => {
    const port = await serve((_request, response) => response.end('checked'));
    let times = 0;
    const resolver = async () => (times++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']);
    const answer = await safeFetch(`http://rebinding.example:${port}/`, options(port, { resolver }));
    expect(answer.body.toString()).toBe('checked');
    expect(times).toBe(1);
  });

  it('takes only the allowed ones of a name’s addresses', async () => {
    const port = await serve((request, response) => response.end(request.socket.localAddress));
    const resolver = async () => ['127.0.0.2', '127.0.0.1'];
    const answer = await safeFetch(`http://example.org:${port}/`, options(port, { resolver }));
    expect(answer.body.toString()).toBe('127.0.0.1');
  });
});

describe('a redirect', () => {
  const redirectTo = (location: string) =>
    serve((_request, response) => response.writeHead(302, { location }).end('secret body'));

  it('is followed', async () => {
    const port = await serve((request, response) =>
      request.url === '/end' ? response.end('there') : response.writeHead(308, { location: '/end' }).end(),
    );
    const answer = await safeFetch(`http://example.org:${port}/`, options(port));
    expect(answer).toMatchObject({ url: `http://example.org:${port}/end`, body: Buffer.from('there') });
  });

  it.each([
    ['http://10.0.0.1/', 'forbidden-address'],
    ['http://[::1]/', 'forbidden-address'],
    ['http://169.254.169.254/', 'forbidden-address'],
    ['http://2130706433/', 'odd-address'],
    ['http://0x7f.1/', 'odd-address'],
    ['http://user@example.org/', 'userinfo'],
    ['http://example.org:25/', 'port'],
    ['file:///etc/passwd', 'scheme'],
  ])('to %s is not', async (location, reason) => {
    const port = await redirectTo(location);
    const failure = safeFetch(`http://example.org:${port}/`, options(port, { ports: [port, 80] }));
    await expect(failure).rejects.toThrow(refusal(reason));
    await expect(failure).rejects.not.toThrow('secret');
  });

  it('to the same name is looked up and checked again', async () => {
    let requests = 0;
    const port = await serve((_request, response) => {
      requests++;
      response.writeHead(302, { location: '/again' }).end();
    });
    let times = 0;
    const resolver = async () => (times++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']);
    await expect(safeFetch(`http://rebinding.example:${port}/`, options(port, { resolver }))).rejects.toThrow(
      refusal('forbidden-address'),
    );
    expect(requests).toBe(1);
  });

  it('to a metadata service is refused even inside one’s own network', async () => {
    const port = await redirectTo('http://169.254.169.254/');
    await expect(safeFetch(`http://127.0.0.1:${port}/`, options(port, { allowPrivate: true }))).rejects.toThrow(
      refusal('forbidden-address'),
    );
  });

  it('is followed only a few times', async () => {
    let requests = 0;
    const port = await serve((_request, response) => {
      requests++;
      response.writeHead(302, { location: '/again' }).end();
    });
    await expect(safeFetch(`http://example.org:${port}/`, options(port))).rejects.toThrow(
      refusal('too-many-redirects'),
    );
    expect(requests).toBe(4);
  });
});

describe('an answer that is a trap', () => {
  const failsWith = async (port: number, reason: string, more: Partial<SafeFetchOptions> = {}) =>
    expect(safeFetch(`http://example.org:${port}/`, options(port, more))).rejects.toThrow(refusal(reason));

  it('is cut off when it comes byte by byte (slow loris)', async () => {
    const port = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    await failsWith(port, 'timeout', { timeoutMs: 300 });
  });

  it('is cut off when not even its header ends', async () => {
    const port = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x-more: x\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    await failsWith(port, 'timeout', { timeoutMs: 300 });
  });

  it('is cut off while its name is looked up', async () => {
    await failsWith(80, 'timeout', { timeoutMs: 100, resolver: () => new Promise(() => undefined) });
  });

  it('is refused by the size it announces', async () => {
    const port = await serve((_request, response) => response.writeHead(200, { 'content-length': 1001 }).write('x'));
    await failsWith(port, 'too-large');
  });

  it('is counted when it announces no size', async () => {
    const port = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(400)), 5);
      response.on('close', () => clearInterval(timer));
    });
    await failsWith(port, 'too-large');
  });

  it('gives no more than it announces when it sends more', async () => {
    const port = await serveRaw((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n12345${'x'.repeat(5000)}`),
    );
    const answer = await safeFetch(`http://example.org:${port}/`, options(port)).catch((error: Error) => error);
    if (answer instanceof Error) expect(answer).toEqual(refusal('connection'));
    else expect(answer.body.toString()).toBe('12345');
  });

  it('is refused when it ends before the size it announces', async () => {
    const port = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nshort'));
    await failsWith(port, 'connection');
  });

  it('is refused when its header is huge', async () => {
    const port = await serveRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`));
    await failsWith(port, 'connection');
  });

  it('is refused when it is compressed (gzip bomb)', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000));
    expect(bomb.length).toBeLessThan(1000);
    const port = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    await failsWith(port, 'encoded');
    const raw = await serveRaw((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n'),
    );
    await failsWith(raw, 'encoded');
  });

  it('is refused when it is of another type', async () => {
    const port = await serve((_request, response) => response.setHeader('content-type', 'text/html').end('<b>'));
    await failsWith(port, 'media-type', { accept: ['image/*', 'text/plain'] });
  });

  it.each([404, 500, 304])('is refused with status %i, without repeating what it says', async (status) => {
    const port = await serve((_request, response) => response.writeHead(status).end('secret body'));
    const failure = await safeFetch(`http://example.org:${port}/`, options(port)).catch((error: Error) => error);
    expect(failure).toEqual(refusal('status'));
    expect(JSON.stringify(failure) + String(failure)).not.toContain('secret');
  });

  it('is no answer when nobody listens', async () => {
    const port = await listen(net.createServer((socket) => socket.destroy()));
    await failsWith(port, 'connection');
  });
});
