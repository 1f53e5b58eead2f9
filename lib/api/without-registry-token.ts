import { NextRequest } from 'next/server';

/** A JWT, as the token service makes them: three parts of base64url. */
const REGISTRY_TOKEN = /^bearer +eyJ[\w-]+\.[\w-]+\.[\w-]+$/i;

/**
 * The request as if nobody had signed in when it carries a token for the registry: `docker search` sends the one it
 * got for `registry:catalog:search`. That token is for the registry and says nothing of rights here.
 */
export function withoutRegistryToken(request: NextRequest): NextRequest {
  if (!REGISTRY_TOKEN.test(request.headers.get('authorization') ?? '')) return request;
  const headers = new Headers(request.headers);
  headers.delete('authorization');
  headers.delete('cookie');
  return new NextRequest(request.url, { headers });
}
