import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { connectionFailure, registryFailure } from '@/lib/registry/registry-failure';

export type TransportOptions = {
  /** Plain http is used only where this says so. */
  allowHttp?: boolean;
  /** Certificates to trust instead of the system's, PEM. */
  ca?: string;
  /** For one exchange with everything in it: connection, redirects, body. */
  timeoutMs?: number;
  userAgent?: string;
};

export type Exchange = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  url: URL;
  headers?: Readonly<Record<string, string>>;
  authorization?: string | undefined;
  body?: Buffer;
  maxBytes: number;
};

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 32_768;
const MAX_SOCKETS = 8;

/** The body, counted as it arrives. What a status other than 2xx has to say is cut off, not an error. */
async function receive(response: IncomingMessage, host: string, { method, maxBytes }: Exchange): Promise<Buffer> {
  const good = (response.statusCode ?? 0) < 300;
  const tooLarge = () =>
    registryFailure('too-large', `The registry “${host}” sent more than ${maxBytes} bytes.`, { host, maxBytes });
  const announced = Number(response.headers['content-length'] ?? 0);
  if (good && method !== 'HEAD' && announced > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) {
      if (good) throw tooLarge();
      break;
    }
    chunks.push(chunk);
  }
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (good && encoding !== 'identity')
    throw registryFailure('garbage', `The registry “${host}” sent a compressed answer although none was asked for.`);
  return Buffer.concat(chunks);
}

/**
 * HTTP with registries: bounded in time and size, with redirects as blob storage needs them, where credentials never
 * follow to another origin.
 */
export function registryTransport(options: TransportOptions = {}) {
  const { allowHttp = false, ca, timeoutMs = 30_000, userAgent = 'Plimsoll' } = options;
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS, ...(ca === undefined ? {} : { ca }) }),
  };

  function agentFor(url: URL): http.Agent {
    if (url.username || url.password)
      throw registryFailure('invalid', `The address of “${url.host}” must not have a user name or password in it.`);
    if (url.protocol === 'https:') return agents['https:'];
    if (url.protocol === 'http:' && allowHttp) return agents['http:'];
    throw registryFailure('http', `“${url.host}” is not reached by https, and plain http was not allowed.`, {
      host: url.host,
    });
  }

  function send(exchange: Exchange, url: URL, authorization: string | undefined, signal: AbortSignal) {
    const headers = {
      ...exchange.headers,
      'user-agent': userAgent,
      'accept-encoding': 'identity',
      ...(authorization === undefined ? {} : { authorization }),
      ...(exchange.body ? { 'content-length': String(exchange.body.length) } : {}),
    };
    const { request } = url.protocol === 'https:' ? https : http;
    const agent = agentFor(url);
    return new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { method: exchange.method, agent, headers, signal, maxHeaderSize: MAX_HEADER_BYTES }, resolve)
        .on('error', reject)
        .end(exchange.body);
    });
  }

  function redirected(response: IncomingMessage, from: URL): URL | undefined {
    const { location } = response.headers;
    if (!REDIRECTS.includes(response.statusCode ?? 0) || location === undefined) return undefined;
    const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
    if (!target || (target.protocol !== 'https:' && target.protocol !== 'http:'))
      throw registryFailure('redirect', `The registry “${from.host}” redirects to something that is no address.`);
    return target;
  }

  /** One exchange, redirects followed for what only reads. @throws AppError, see {@link registryFailure} */
  async function exchange(wanted: Exchange): Promise<Answer> {
    const signal = AbortSignal.timeout(timeoutMs);
    let { url, authorization } = wanted;
    try {
      for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
        const response = await send(wanted, url, authorization, signal);
        try {
          const reads = wanted.method === 'GET' || wanted.method === 'HEAD';
          const target = reads ? redirected(response, url) : undefined;
          if (!target) {
            const body = await receive(response, url.host, wanted);
            return { status: response.statusCode ?? 0, headers: response.headers, body };
          }
          if (target.origin !== url.origin) authorization = undefined;
          url = target;
        } finally {
          // A body that was read to its end leaves the connection for the next exchange.
          if (!response.complete) response.destroy();
        }
      }
    } catch (error) {
      throw connectionFailure(error, url.host, signal.aborted, timeoutMs / 1000);
    }
    throw registryFailure('redirect', `The registry “${wanted.url.host}” redirects more than ${MAX_REDIRECTS} times.`);
  }

  const close = () => {
    agents['http:'].destroy();
    agents['https:'].destroy();
  };
  return { exchange, close };
}

export type RegistryTransport = ReturnType<typeof registryTransport>;
