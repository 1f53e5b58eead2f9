import type { IncomingMessage } from 'node:http';

/** Of one connection only (RFC 9110, 7.6.1), and what we say ourselves below. */
const DROPPED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const OURS = new Set(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']);

/** Name, value, name, value …, in the order and with the repetitions in which they came, without those of one connection. */
function endToEnd(message: IncomingMessage): string[] {
  const named = (message.headers.connection ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  // A length or a host named there would otherwise change where the message ends, or whom it is for.
  const alsoDropped = new Set(named.filter((name) => name !== 'content-length' && name !== 'host'));
  const { rawHeaders } = message;
  const kept: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (!DROPPED.has(name.toLowerCase()) && !alsoDropped.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

export type Client = {
  /** Where the request came from, as we believe it. */
  address: string;
  /** How the client reaches us. */
  protocol: 'http' | 'https';
};

/** The headers of a request on its way to the registry: Host untouched, and who asked how, as we know it. */
export function requestHeaders(request: IncomingMessage, { address, protocol }: Client): string[] {
  const kept = endToEnd(request);
  const headers: string[] = [];
  for (let i = 0; i + 1 < kept.length; i += 2) {
    const [name = '', value = ''] = kept.slice(i, i + 2);
    if (!OURS.has(name.toLowerCase())) headers.push(name, value);
  }
  headers.push('X-Forwarded-For', address, 'X-Forwarded-Proto', protocol);
  if (request.headers.host !== undefined) headers.push('X-Forwarded-Host', request.headers.host);
  if (request.headers['transfer-encoding'] !== undefined) headers.push('Transfer-Encoding', 'chunked');
  else if (request.headers['content-length'] === undefined && request.method !== 'GET' && request.method !== 'HEAD')
    headers.push('Content-Length', '0');
  return headers;
}

/** The headers of the registry's answer on its way back. */
export const responseHeaders = endToEnd;
