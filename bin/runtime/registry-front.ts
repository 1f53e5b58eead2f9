import http, { type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { type Client, requestHeaders, responseHeaders } from '@/bin/runtime/forwarded-headers';
import { guardRequest, type RegistryGuard } from '@/bin/runtime/registry-guard';
import { type DistributionError, distributionError } from '@/lib/registry/distribution-error';
import { type ManifestChange, parseManifestChange } from '@/lib/registry/manifest-change';

/** Whether a request is for the registry; everything else is for the site. */
export const isForRegistry = (url: string | undefined): boolean => /^\/v2(?:[/?]|$)/.test(url ?? '');

const NO_REGISTRY = distributionError('UNAVAILABLE', 'The registry does not answer: try again in a moment.');
const NO_CATALOGUE = distributionError('UNAVAILABLE', 'The catalogue does not answer: try again in a moment.');

function sendError(response: ServerResponse, { status, body }: DistributionError): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'docker-distribution-api-version': 'registry/2.0',
    ...(status === NO_REGISTRY.status ? { 'retry-after': '5' } : {}),
    // Whatever is still to come of the request belongs to nobody.
    connection: 'close',
  });
  response.end(JSON.stringify(body));
}

export type RegistryFront = {
  /** Sends a request on to the registry, and its answer back, both as they come. */
  handle(request: IncomingMessage, response: ServerResponse, client: Client): void;
  close(): void;
};

/**
 * The way through to a registry for `/v2/…`: both directions stream with back-pressure, so that layers of any size pass
 * in constant memory; when one side goes away the other is told. No time limits: uploads take as long as they take.
 * What cannot reach the registry gets a 503 in the distribution spec's shape.
 * @param registryUrl origin of the registry
 * @param guard asked about what could take a tag off its image, and about nothing else
 */
export function registryFront(registryUrl: string, guard?: RegistryGuard): RegistryFront {
  const target = new URL(registryUrl);
  const { request: send, Agent } = target.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true });

  function open(request: IncomingMessage, client: Client): ClientRequest {
    return send({
      agent,
      protocol: target.protocol,
      host: target.hostname.replace(/^\[|\]$/g, ''),
      port: target.port || (target.protocol === 'https:' ? 443 : 80),
      servername: target.hostname,
      method: request.method,
      path: request.url,
      headers: requestHeaders(request, client),
      setHost: false,
    });
  }

  function answer(from: IncomingMessage, request: IncomingMessage, response: ServerResponse): void {
    const headers = responseHeaders(from);
    // An answer before the end of the request: who sent it need not send the rest.
    if (!request.complete) headers.push('Connection', 'close');
    response.writeHead(from.statusCode ?? 502, from.statusMessage, headers);
    from.on('error', () => response.destroy());
    from.on('aborted', () => response.destroy());
    from.pipe(response);
  }

  function exchange(
    request: IncomingMessage,
    response: ServerResponse,
    client: Client,
    { isRetry = false, body }: { isRetry?: boolean; body?: Buffer | undefined } = {},
  ): void {
    const upstream = open(request, client);
    let answered = false;
    upstream.on('continue', () => {
      if (body === undefined) response.writeContinue();
    });
    upstream.on('response', (from) => {
      answered = true;
      answer(from, request, response);
    });
    upstream.on('error', (error: NodeJS.ErrnoException) => {
      request.unpipe(upstream);
      if (response.destroyed) return;
      // The registry closed an idle connection just as we took it: nothing of the request was lost with it.
      const isStale = upstream.reusedSocket && error.code === 'ECONNRESET' && request.complete;
      const isRepeatable = request.method === 'GET' || request.method === 'HEAD';
      if (answered) request.resume();
      else if (isStale && isRepeatable && !isRetry) exchange(request, response, client, { isRetry: true });
      else sendError(response, NO_REGISTRY);
    });
    response.once('close', () => {
      if (!response.writableFinished) upstream.destroy();
    });
    // Who expects a 100 sends its body only after the registry has seen the headers.
    if (request.headers.expect !== undefined) upstream.flushHeaders();
    if (body) upstream.end(body);
    else request.pipe(upstream);
  }

  async function exchangeGuarded(
    askGuard: RegistryGuard,
    change: ManifestChange,
    request: IncomingMessage,
    response: ServerResponse,
    client: Client,
  ): Promise<void> {
    try {
      const guarded = await guardRequest(askGuard, change, request, response);
      if (response.destroyed) return;
      if ('error' in guarded) sendError(response, guarded.error);
      else exchange(request, response, client, guarded);
    } catch (error) {
      if (response.destroyed) return;
      console.error('whether a tag is immutable could not be found out', error);
      sendError(response, NO_CATALOGUE);
    }
  }

  return {
    handle: (request, response, client) => {
      request.on('error', () => response.destroy());
      const change = guard && parseManifestChange(request.method, request.url);
      if (guard && change) void exchangeGuarded(guard, change, request, response, client);
      else exchange(request, response, client);
    },
    close: () => agent.destroy(),
  };
}
