import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { isForRegistry, type RegistryFront } from '@/bin/runtime/registry-front';
import { ADDRESS_HEADER, addressOf } from '@/lib/auth/client-address';

const HALF_A_YEAR = 15_552_000;
/** What Node allows by itself for a whole request; for the registry's uploads there is no limit. */
const REQUEST_MS = 300_000;

export type SiteServerOptions = {
  publicUrl: string;
  trustedProxies: number;
  /** The way to the registry, if there is one. */
  front: RegistryFront | undefined;
};

/** How the client reaches us: as a proxy we trust says, else as the site's address says, else as we are spoken to. */
function protocolOf(request: IncomingMessage, { publicUrl, trustedProxies }: SiteServerOptions): 'http' | 'https' {
  const said = [request.headers['x-forwarded-proto'] ?? ''].flat().join(',').split(',').at(-1)?.trim();
  if (trustedProxies > 0 && (said === 'http' || said === 'https')) return said;
  const { host, protocol } = new URL(publicUrl);
  return request.headers.host === host && protocol === 'https:' ? 'https' : 'http';
}

/** Ends a request whose body takes too long, as Node's `requestTimeout` would. */
function limitTime(request: IncomingMessage): void {
  if (request.headers['transfer-encoding'] === undefined && request.headers['content-length'] === undefined) return;
  const timer = setTimeout(() => request.complete || request.destroy(), REQUEST_MS).unref();
  request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
}

/**
 * The server of a production build: says to the site what only the connection knows (the client's address), and leads
 * `/v2/…` to the registry without looking into it.
 */
export function siteServer(site: RequestListener, options: SiteServerOptions): Server {
  const { front, publicUrl, trustedProxies } = options;
  const isRegistry = (request: IncomingMessage) => front !== undefined && isForRegistry(request.url);
  const serve: RequestListener = (request, response) => {
    const { remoteAddress = '' } = request.socket;
    const address = addressOf(remoteAddress, request.headers['x-forwarded-for'], trustedProxies);
    if (publicUrl.startsWith('https:')) response.setHeader('strict-transport-security', `max-age=${HALF_A_YEAR}`);
    if (front && isRegistry(request)) {
      front.handle(request, response, { address, protocol: protocolOf(request, options) });
      return;
    }
    request.headers[ADDRESS_HEADER] = address;
    if (front) limitTime(request);
    void site(request, response);
  };
  // The registry knows no upgrade, and a client that offers one (HTTP/2 without TLS) goes on without.
  const shouldUpgradeCallback = (request: IncomingMessage): boolean =>
    !isRegistry(request) && server.listenerCount('upgrade') > 0;
  const server: Server = createServer({ shouldUpgradeCallback }, serve);
  // The registry itself says whether a body is welcome; the site takes every one.
  server.on('checkContinue', (request, response) => {
    if (!isRegistry(request)) response.writeContinue();
    serve(request, response);
  });
  if (front) server.requestTimeout = 0;
  return server;
}
