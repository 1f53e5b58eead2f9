import { NextRequest } from 'next/server';
import { looksLikeAccessToken } from '@/lib/access/access-token';
import { basicCredentials } from '@/lib/registry/basic-credentials';

/** A JWT, as the token service makes them: three parts of base64url. */
const REGISTRY_TOKEN = /^bearer +eyJ[\w-]+\.[\w-]+\.[\w-]+$/i;

/**
 * A search of a registry client as the API understands it. After `docker login` the engine sends user name and password
 * by Basic: an access token as password says who searches, any other password nobody, for it may be guessed only where
 * tries are counted. With an identity token it sends what it got for `registry:catalog:search`: that is for the
 * registry, and says nothing of rights here.
 */
export function dockerSearchRequest(request: NextRequest): NextRequest {
  const authorization = request.headers.get('authorization') ?? '';
  const basic = basicCredentials(authorization);
  if (!basic && !REGISTRY_TOKEN.test(authorization)) return request;
  const headers = new Headers(request.headers);
  headers.delete('authorization');
  headers.delete('cookie');
  if (basic && looksLikeAccessToken(basic.password)) headers.set('authorization', `Bearer ${basic.password}`);
  return new NextRequest(request.url, { headers });
}
