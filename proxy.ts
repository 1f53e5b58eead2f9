import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from '@/lib/names/path-header';

/** Nothing from another origin is ever loaded, and no script runs that this answer did not name (CSP level 3). */
function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()));
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy); // Next takes the nonce for its own scripts from here
  // Pages that lead elsewhere (sign-in, a repository's new name) need to know where they are.
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.append('vary', 'accept-language, cookie');
  return response;
}

// Pages only: the APIs, files and the assets need no policy for scripts.
export const config = { matcher: ['/((?!api/|v1/|v2/|registry/|assets/|_next/|healthz|readyz|icon).*)'] };
