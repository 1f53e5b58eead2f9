import { createServer, type IncomingMessage } from 'node:http';
import NextAuth, { type NextAuthOptions, type User } from 'next-auth';
import { vi } from 'vitest';

export type SignInSite = {
  url: string;
  /** Whom next-auth was about to sign in, in order. */
  signedIn: User[];
  /** What next-auth logged as errors. */
  errors: unknown[];
  stop: () => void;
};

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return Object.fromEntries(new URLSearchParams(body));
}

/** next-auth itself on loopback, with the providers given once its address is known. */
export async function startSignInSite(
  providersOf: (url: string) => Promise<NextAuthOptions['providers']>,
): Promise<SignInSite> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  vi.stubEnv('NEXTAUTH_URL', url);
  const signedIn: User[] = [];
  const errors: unknown[] = [];
  const handler = NextAuth({
    secret: 'only for the tests of signing in',
    providers: await providersOf(url),
    logger: { error: (_code, details) => errors.push(details), warn: () => undefined, debug: () => undefined },
    callbacks: {
      signIn: ({ user }) => {
        signedIn.push(user);
        return true;
      },
    },
  });
  server.on('request', async (request, response) => {
    const asked = new URL(request.url ?? '/', url);
    if (!asked.pathname.startsWith('/api/auth/')) return void response.end('signed in');
    // What next-auth uses of Next.js's API routes.
    const cookies = Object.fromEntries(
      (request.headers.cookie ?? '').split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
      }),
    );
    const query = { ...Object.fromEntries(asked.searchParams), nextauth: asked.pathname.split('/').slice(3) };
    const outgoing = Object.assign(response, {
      status: (code: number) => Object.assign(outgoing, { statusCode: code }),
      send: (body: unknown) => outgoing.end(typeof body === 'string' ? body : JSON.stringify(body)),
      json: (body: unknown) => outgoing.end(JSON.stringify(body)),
    });
    await handler(Object.assign(request, { query, cookies, body: await bodyOf(request) }), outgoing);
  });
  return {
    url,
    signedIn,
    errors,
    stop: () => {
      vi.unstubAllEnvs();
      server.close();
      server.closeAllConnections();
    },
  };
}

export type Visit = { url: string; status: number; text: string };

/** A browser without a window: keeps cookies (of all ports of a host, as browsers do) and follows redirections. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();

  /** @param until stops before it opens an address for which this is true */
  async open(address: string, form?: Record<string, string>, until?: (url: string) => boolean): Promise<Visit> {
    let url = address;
    let body = form && new URLSearchParams(form);
    for (let i = 0; i < 20; i += 1) {
      if (until?.(url)) return { url, status: 0, text: '' };
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body ? { body } : {}),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === '') this.cookies.delete(name);
        else this.cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (!location) return { url, status: response.status, text: await response.text() };
      url = new URL(location, url).href;
      body = undefined;
    }
    throw new Error(`too many redirections, the last to ${url}`);
  }

  /** Presses the button of a provider, as next-auth's form does. */
  async startSignIn(site: SignInSite, provider: string, until?: (url: string) => boolean): Promise<Visit> {
    const { text } = await this.open(`${site.url}/api/auth/csrf`);
    const { csrfToken } = JSON.parse(text) as { csrfToken: string };
    return this.open(`${site.url}/api/auth/signin/${provider}`, { csrfToken, callbackUrl: `${site.url}/done` }, until);
  }
}
